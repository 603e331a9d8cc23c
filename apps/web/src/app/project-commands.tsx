import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Command } from "../platform/commands/command.ts";
import { useCommands } from "../platform/commands/use-commands.ts";
import { PROJECT_SECTIONS, SECTION_NAMESPACES } from "./project-sections.ts";

/** What can be done in an open project, whatever its view. */
export function ProjectCommands({ projectId }: { projectId: string }) {
  const { t } = useTranslation(SECTION_NAMESPACES);
  const navigate = useNavigate();
  const commands = useMemo<readonly Command[]>(() => {
    const go = (id: string, title: string, place: string, shortcut: string): Command => ({
      id,
      title,
      group: "go",
      shortcut,
      run: () => void navigate(`/projects/${projectId}/${place}`),
    });
    return [
      ...PROJECT_SECTIONS.map(({ path, label, keys }) =>
        go(`go.${path}`, path === "settings" ? t("app:nav.projectSettings") : t(label), path, keys),
      ),
      go("go.participants", t("app:nav.participants"), "settings/participants", "g c"),
    ];
  }, [t, navigate, projectId]);
  useCommands(commands);
  return null;
}
