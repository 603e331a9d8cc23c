import { Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconBuilding,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSignedIn } from "../platform/api/session-api.ts";
import { PersonAvatar } from "../ui/person-avatar.tsx";
import { openPalette } from "./palette-state.ts";
import { useCarefulSignOut } from "./sign-out.tsx";
import styles from "./frame.module.css";

const ICON = { size: 14, stroke: 1.5 };

export function AccountMenu({ colour, userName }: { colour: number | null; userName: string }) {
  const { t } = useTranslation("app");
  const { user, organisation } = useSignedIn();
  const signOut = useCarefulSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      {signOut.dialog}
      <Menu position="bottom-end" width={232}>
        <Menu.Target>
          <button type="button" className={styles.account}>
            <span aria-hidden style={{ display: "contents" }}>
              <PersonAvatar name={userName} colour={colour ?? organisation?.colour ?? null} isMe />
            </span>
            <span className="visually-hidden">{t("account", { name: userName })}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{user.email}</Menu.Label>
          <Menu.Item component={Link} to="/profile" leftSection={<IconUser {...ICON} />}>
            {t("nav.profile")}
          </Menu.Item>
          <Menu.Item component={Link} to="/organisation" leftSection={<IconBuilding {...ICON} />}>
            {t("nav.organisation")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKeyboard {...ICON} />}
            rightSection={<kbd>?</kbd>}
            onClick={() => openPalette("shortcuts")}
          >
            {t("shortcuts.title")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t("theme.title")}</Menu.Label>
          {(["auto", "light", "dark"] as const).map((scheme) => (
            <Menu.Item
              key={scheme}
              leftSection={THEME_ICONS[scheme]}
              rightSection={colorScheme === scheme ? "✓" : null}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`theme.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout {...ICON} />} onClick={signOut.begin}>
            {t("signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const THEME_ICONS = {
  auto: <IconDeviceDesktop {...ICON} />,
  light: <IconSun {...ICON} />,
  dark: <IconMoon {...ICON} />,
};
