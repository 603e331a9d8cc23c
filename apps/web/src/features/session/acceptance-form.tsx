import { Button, Radio, SegmentedControl, Select } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { InvitationPreview, Session } from "../../platform/api/contract.ts";
import { useAcceptInvitation, type Acceptance } from "../../platform/api/session-api.ts";
import { browserTimeZone } from "../../platform/i18n/formats.ts";
import { chooseLanguage } from "../../platform/i18n/language.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { hasErrors } from "../../ui/form-errors.ts";
import { OrganisationFields, PersonFields } from "./account-fields.tsx";
import { emptyAccount, usePersonErrors, type AccountValues } from "./account-values.ts";
import styles from "./session.module.css";

/** Signed in or new, with a new organisation or one that I administer: only what this invitation needs is asked. */
export function AcceptanceForm(props: {
  token: string;
  invitation: InvitationPreview;
  session: Session;
}) {
  const { invitation, session, token } = props;
  const { t, i18n } = useTranslation("session");
  const navigate = useNavigate();
  const accept = useAcceptInvitation(token);
  const isSignedIn = session.user !== null;
  const [values, setValues] = useState<AccountValues>({
    ...emptyAccount,
    email: invitation.email ?? "",
    organisationName: invitation.organisationName ?? "",
  });
  const own = session.organisations.filter((each) => each.role === "admin");
  const [organisationId, setOrganisationId] = useState<string | null>(own[0]?.id ?? null);
  const [asNew, setAsNew] = useState(own.length === 0);
  const [shown, setShown] = useState(false);
  const needsOrganisation = invitation.kind === "participant";
  const namesNew = needsOrganisation && (asNew || own.length === 0);
  const errors = usePersonErrors(values, { withPerson: !isSignedIn, withOrganisation: namesNew });

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (hasErrors(errors)) return;
    const organisation: Acceptance["organisation"] = !needsOrganisation
      ? undefined
      : namesNew
        ? {
            type: "new",
            name: values.organisationName.trim(),
            code: values.organisationCode.trim(),
          }
        : { type: "mine", organisationId: organisationId ?? "" };
    const as: Acceptance["as"] = isSignedIn
      ? { type: "signed-in" }
      : {
          type: "new-user",
          email: values.email.trim(),
          name: values.name.trim(),
          password: values.password,
          language: chooseLanguage([i18n.language]),
          timeZone: browserTimeZone(),
        };
    accept.mutate(
      { as, ...(organisation === undefined ? {} : { organisation }) },
      {
        onSuccess: ({ projectId }) => {
          void navigate(projectId !== null ? `/projects/${projectId}` : "/");
        },
      },
    );
  };
  const here = encodeURIComponent(`/invitations/${token}`);
  return (
    <form className={styles.stack} onSubmit={handleSubmit} noValidate>
      {isSignedIn ? (
        <p>
          {t("invitation.signedInAs", { name: session.user?.name, email: session.user?.email })}
        </p>
      ) : (
        <>
          <SegmentedControl
            value="new"
            onChange={() => void navigate(`/sign-in?to=${here}`)}
            data={[
              { value: "new", label: t("invitation.newHere") },
              { value: "existing", label: t("invitation.haveAccount") },
            ]}
          />
          <PersonFields
            values={values}
            errors={shown ? errors : {}}
            onChange={setValues}
            fixedEmail={invitation.email !== null}
          />
        </>
      )}
      {needsOrganisation && own.length > 0 && (
        <Radio.Group
          label={t("invitation.takePartAs")}
          value={asNew ? "new" : "mine"}
          onChange={(value) => setAsNew(value === "new")}
        >
          <div className={styles.stack}>
            <Radio value="mine" label={t("invitation.mine")} mt={4} />
            {!asNew && (
              <Select
                aria-label={t("invitation.mine")}
                value={organisationId}
                onChange={setOrganisationId}
                data={own.map((each) => ({ value: each.id, label: each.name }))}
              />
            )}
            <Radio value="new" label={t("invitation.newOrganisation")} />
          </div>
        </Radio.Group>
      )}
      {namesNew && (
        <OrganisationFields values={values} errors={shown ? errors : {}} onChange={setValues} />
      )}
      <FailureLine error={accept.error} />
      <Button type="submit" variant="filled" size="lg" loading={accept.isPending}>
        {t("invitation.accept")}
      </Button>
      <p className={styles.note}>
        {t("invitation.note")} {isSignedIn && <Link to="/">{t("invitation.later")}</Link>}
      </p>
    </form>
  );
}
