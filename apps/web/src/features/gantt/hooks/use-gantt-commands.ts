import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../../../platform/commands/command.ts";
import { useCommands } from "../../../platform/commands/use-commands.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";

/** What the Gantt can do, by name, and its keys as `?` lists them. */
export function useGanttCommands(chart: GanttChart, copyView: () => void): void {
  const { t } = useTranslation("gantt");
  const commands = useMemo((): readonly Command[] => {
    const key = (id: string, title: string, shortcut: string): Command => ({
      id: `gantt.${id}`,
      group: "edit",
      title,
      shortcut,
      isHandledElsewhere: true,
      run: () => undefined,
    });
    return [
      { id: "gantt.fit", group: "view", title: t("fit"), run: () => chart.fit() },
      { id: "gantt.today", group: "view", title: t("today"), run: () => chart.showToday() },
      { id: "gantt.copyView", group: "view", title: t("view.copy"), run: copyView },
      key("move", t("keys.move"), "alt+ArrowRight"),
      key("extend", t("keys.extend"), "alt+shift+ArrowRight"),
      key("page", t("keys.page"), "shift+ArrowRight"),
      key("choose", t("keys.choose"), "shift+ArrowDown"),
      key("reorder", t("keys.reorder"), "alt+ArrowDown"),
      key("indent", t("keys.indent"), "]"),
      key("insert", t("keys.insert"), "n"),
      key("remove", t("keys.remove"), "Delete"),
      key("copy", t("keys.copy"), "mod+c"),
      key("cut", t("keys.cut"), "mod+x"),
      key("paste", t("keys.paste"), "mod+v"),
      key("link", t("keys.link"), "l"),
      key("split", t("keys.split"), "s"),
      key("why", t("keys.why"), "w"),
      key("relations", t("keys.relations"), "r"),
      key("zoom", t("keys.zoom"), "+"),
      key("keyFit", t("keys.fit"), "0"),
    ];
  }, [t, chart, copyView]);
  useCommands(commands);
}
