import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { InvitationPreview } from "../../platform/api/contract.ts";
import { useInvitation, useSession } from "../../platform/api/session-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { AcceptanceForm } from "./acceptance-form.tsx";
import { SessionLayout } from "./session-layout.tsx";
import styles from "./session.module.css";

/** Who invites whom to what, and the way in: as somebody new, or with the account one has. */
export function InvitationPage() {
  const { t } = useTranslation("session");
  const { token = "" } = useParams();
  const session = useSession();
  const { data, error, refetch } = useInvitation(token);
  if (data === undefined || session.data === undefined) {
    return (
      <SessionLayout title={t("invitation.title")}>
        {error === null && session.error === null ? (
          <SkeletonRows rows={4} />
        ) : (
          <>
            <FailureLine error={error ?? session.error} />
            <div className={styles.links}>
              <Button onClick={() => void refetch()}>{t("invitation.again")}</Button>
              <Button component={Link} to="/sign-in" variant="subtle">
                {t("signIn.title")}
              </Button>
            </div>
          </>
        )}
      </SessionLayout>
    );
  }
  return (
    <SessionLayout
      title={t("invitation.title")}
      headline={data.project?.name ?? data.organisation.name}
      tagline={sentenceOf(data, t)}
      facts={<Facts invitation={data} />}
    >
      <div className={styles.card}>
        <OrganisationBadge organisation={data.organisation} size="lg" />
        <div className={styles.grow}>
          <b>{sentenceOf(data, t)}</b>
          <div className="quiet small">
            {data.invitedBy !== null && t("invitation.by", { name: data.invitedBy })}
          </div>
        </div>
      </div>
      <AcceptanceForm token={token} invitation={data} session={session.data} />
    </SessionLayout>
  );
}

function sentenceOf(
  invitation: InvitationPreview,
  t: ReturnType<typeof useTranslation<"session">>["t"],
): string {
  const host = invitation.organisation.name;
  if (invitation.kind === "member") return t("invitation.asMember", { organisation: host });
  return t("invitation.asParticipant", { host, project: invitation.project?.name ?? "" });
}

function Facts({ invitation }: { invitation: InvitationPreview }) {
  const { t } = useTranslation("session");
  const formats = useFormats();
  const facts = [
    [t("invitation.host"), invitation.organisation.name],
    [t("invitation.yourOrganisation"), invitation.organisationName ?? "–"],
    [t("invitation.expires"), formats.date(invitation.expiresAt)],
  ] as const;
  return facts.map(([label, value]) => (
    <dl key={label} className={styles.fact}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </dl>
  ));
}
