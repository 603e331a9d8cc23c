import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnOrganisation } from "../../platform/api/contract.ts";
import {
  useInviteMember,
  useMemberInvitations,
  useRevokeMemberInvitation,
} from "../../platform/api/organisation-api.ts";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { InvitationTable } from "../../ui/invitation-table.tsx";
import { InviteDialog } from "../../ui/invite-dialog.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { MemberTable } from "./member-table.tsx";
import { OrganisationForm } from "./organisation-form.tsx";

/** The organisation acted for: its people, and whom it has invited. */
export function OrganisationPage() {
  const { t } = useTranslation("organisation");
  const { organisation } = useSignedIn();
  if (organisation === null) {
    return (
      <EmptyState isWholePage title={t("none.title")}>
        {t("none.text")}
      </EmptyState>
    );
  }
  return <Organisation key={organisation.id} organisation={organisation} />;
}

function Organisation({ organisation }: { organisation: OwnOrganisation }) {
  const { t } = useTranslation(["organisation", "roles"]);
  const isAdmin = organisation.role === "admin";
  const [isInviting, setInviting] = useState(false);
  const invite = useInviteMember();
  return (
    <Page
      title={organisation.name}
      lead={<OrganisationBadge organisation={organisation} />}
      action={
        isAdmin && (
          <Button
            variant="filled"
            leftSection={<IconUserPlus size={14} />}
            onClick={() => setInviting(true)}
          >
            {t("invite")}
          </Button>
        )
      }
    >
      <Section title={t("members")} note={isAdmin ? undefined : t("notAdmin")}>
        <MemberTable isAdmin={isAdmin} />
      </Section>
      {isAdmin && (
        <>
          <Section title={t("invitations")}>
            <Invitations />
          </Section>
          <Section title={t("facts")}>
            <OrganisationForm organisation={organisation} />
          </Section>
        </>
      )}
      {isInviting && (
        <InviteDialog
          title={t("invite")}
          note={t("inviteNote", { organisation: organisation.name })}
          roles={(["member", "admin"] as const).map((value) => ({
            value,
            label: t(`roles:member.${value}`),
          }))}
          firstRole="member"
          namesOrganisation={false}
          isPending={invite.isPending}
          error={invite.error}
          made={invite.data ?? null}
          onInvite={({ email, role, expiresInDays }) =>
            invite.mutate({
              role: role === "admin" ? "admin" : "member",
              expiresInDays,
              ...(email === null ? {} : { email }),
            })
          }
          onClose={() => {
            setInviting(false);
            invite.reset();
          }}
        />
      )}
    </Page>
  );
}

function Invitations() {
  const { t } = useTranslation("roles");
  const { data, error, refetch } = useMemberInvitations(true);
  const revoke = useRevokeMemberInvitation();
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={2} />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      <FailureLine error={revoke.error} />
      <InvitationTable
        rows={data.map((each) => ({
          ...each,
          to: each.email,
          role: t(`member.${each.role === "admin" ? "admin" : "member"}`),
        }))}
        onRevoke={(id) => revoke.mutate(id)}
      />
    </>
  );
}
