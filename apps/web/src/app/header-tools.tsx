import { ActionIcon, Tooltip } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NotificationsBell } from "../features/notifications/notifications-bell.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { openPalette } from "./palette-state.ts";
import { OrganisationSwitch } from "./organisation-switch.tsx";
import styles from "./frame.module.css";

/** The right end of every header: search, notifications, which organisation I act for, and who I am. */
export function HeaderTools({ colour, userName }: { colour: number | null; userName: string }) {
  const { t } = useTranslation("app");
  return (
    <>
      <div className={styles.tools}>
        <Tooltip label={t("palette.open")}>
          <ActionIcon
            variant="subtle"
            className={styles.wide}
            aria-label={t("palette.open")}
            onClick={() => openPalette("commands")}
          >
            <IconSearch size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
        <NotificationsBell />
      </div>
      <OrganisationSwitch />
      <AccountMenu colour={colour} userName={userName} />
    </>
  );
}
