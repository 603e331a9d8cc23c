import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useSignedIn, useSwitchOrganisation } from "../platform/api/session-api.ts";
import { OrganisationBadge } from "../ui/organisation-badge.tsx";
import { errorKey } from "../ui/failure-notice.tsx";
import { failureOf } from "../platform/api/api-error.ts";
import { showToast } from "../ui/toast-store.ts";
import styles from "./frame.module.css";

/** Says for whom I act, and changes it. What the other organisation showed is gone from the screen at once. */
export function OrganisationSwitch() {
  const { t } = useTranslation(["app", "errors"]);
  const { session, organisation } = useSignedIn();
  const change = useSwitchOrganisation();
  const navigate = useNavigate();
  if (organisation === null) return null;
  const handleSwitch = (organisationId: string) => {
    if (organisationId === organisation.id) return;
    change.mutate(organisationId, {
      onSuccess: () => void navigate("/"),
      onError: (error) =>
        void showToast({ kind: "refused", text: t(`errors:${errorKey(failureOf(error))}`) }),
    });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={styles.acting}
          title={t("actingFor", { name: organisation.name })}
        >
          <span aria-hidden style={{ display: "contents" }}>
            <OrganisationBadge organisation={organisation} />
          </span>
          <span className={`${styles.name} ellipsis`} aria-hidden>
            {organisation.name}
          </span>
          <span className="visually-hidden">{t("actingFor", { name: organisation.name })}</span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("actFor")}</Menu.Label>
        {session.organisations.map((own) => (
          <Menu.Item
            key={own.id}
            onClick={() => handleSwitch(own.id)}
            rightSection={own.id === organisation.id ? <IconCheck size={14} /> : null}
          >
            <OrganisationBadge organisation={own} withName />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
