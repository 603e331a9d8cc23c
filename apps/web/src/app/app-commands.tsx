import { useMantineColorScheme } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useProjects } from "../platform/api/project-api.ts";
import { useSignedIn, useSwitchOrganisation, useUpdateMe } from "../platform/api/session-api.ts";
import type { Command } from "../platform/commands/command.ts";
import { useCommands } from "../platform/commands/use-commands.ts";
import { useShortcuts } from "../platform/commands/use-shortcuts.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../platform/i18n/language.ts";
import { CommandPalette } from "./command-palette.tsx";
import { openPalette } from "./palette-state.ts";

/** What can be done everywhere. */
export function AppCommands() {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { session } = useSignedIn();
  const { data: projects } = useProjects();
  const { mutate: switchTo } = useSwitchOrganisation();
  const { mutate: updateMe } = useUpdateMe();
  const { setColorScheme } = useMantineColorScheme();
  const commands = useMemo<readonly Command[]>(() => {
    const go = (id: string, title: string, to: string, shortcut?: string): Command => ({
      id,
      title,
      group: "go",
      run: () => void navigate(to),
      ...(shortcut === undefined ? {} : { shortcut }),
    });
    return [
      {
        id: "palette",
        title: t("palette.open"),
        group: "go",
        shortcut: "mod+k",
        run: () => openPalette("commands"),
      },
      {
        id: "shortcuts",
        title: t("shortcuts.title"),
        group: "go",
        shortcut: "?",
        run: () => openPalette("shortcuts"),
      },
      go("go.projects", t("allProjects"), "/", "g h"),
      go("go.portfolio", t("nav.portfolio"), "/portfolio", "g a"),
      go("go.new-project", t("newProject"), "/projects/new"),
      go("go.organisation", t("nav.organisation"), "/organisation", "g o"),
      go("go.profile", t("nav.profile"), "/profile", "g u"),
      ...(projects ?? []).map((project): Command => ({
        id: `project.${project.id}`,
        title: project.name,
        group: "project",
        keywords: project.host.name,
        run: () => void navigate(`/projects/${project.id}`),
      })),
      ...session.organisations
        .filter((own) => own.id !== session.organisationId)
        .map((own): Command => ({
          id: `organisation.${own.id}`,
          title: t("actForOne", { name: own.name }),
          group: "organisation",
          run: () => switchTo(own.id, { onSuccess: () => void navigate("/") }),
        })),
      ...(["light", "dark", "auto"] as const).map((scheme): Command => ({
        id: `theme.${scheme}`,
        title: `${t("theme.title")}: ${t(`theme.${scheme}`)}`,
        group: "view",
        keywords: "theme dark light 主题 深色 浅色",
        run: () => setColorScheme(scheme),
      })),
      ...LANGUAGES.map((language): Command => ({
        id: `language.${language}`,
        title: `${t("language")}: ${LANGUAGE_NAMES[language]}`,
        group: "view",
        keywords: "language 语言 english chinese",
        run: () => updateMe({ language }),
      })),
    ];
  }, [t, navigate, projects, session, switchTo, updateMe, setColorScheme]);
  useCommands(commands);
  useShortcuts();
  return <CommandPalette />;
}
