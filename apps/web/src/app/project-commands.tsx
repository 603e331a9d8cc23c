import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Command } from "../platform/commands/command.ts";
import { useCommands } from "../platform/commands/use-commands.ts";

/** What can be done in an open project, whatever its view. */
export function ProjectCommands({ projectId }: { projectId: string }) {
  const { t } = useTranslation([
    "app",
    "gantt",
    "baselines",
    "wall",
    "resources",
    "joint",
    "promises",
  ]);
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
      go("go.plan", t("nav.plan"), "plan", "g p"),
      go("go.gantt", t("gantt:tab"), "gantt", "g g"),
      go("go.timeline", t("joint:tab"), "timeline", "g j"),
      go("go.load", t("resources:tab"), "resources", "g l"),
      go("go.board", t("nav.board"), "board", "g b"),
      go("go.documents", t("nav.documents"), "documents", "g d"),
      go("go.progress", t("baselines:tab"), "progress", "g r"),
      go("go.walls", t("wall:tab"), "walls", "g w"),
      go("go.promises", t("promises:tab"), "promises", "g m"),
      go("go.settings", t("nav.projectSettings"), "settings", "g s"),
      go("go.participants", t("nav.participants"), "settings/participants", "g c"),
    ];
  }, [t, navigate, projectId]);
  useCommands(commands);
  return null;
}
