import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../../../platform/commands/command.ts";
import { useCommands } from "../../../platform/commands/use-commands.ts";

/** What the plan can do, by name and by key. */
export function usePlanCommands(run: {
  readonly insert: () => void;
  readonly find: () => void;
}): void {
  const { t } = useTranslation("plan");
  const { insert, find } = run;
  const commands = useMemo((): readonly Command[] => {
    const table = (id: string, title: string, shortcut: string, act: () => void): Command => ({
      id: `plan.${id}`,
      group: "edit",
      title,
      shortcut,
      isHandledElsewhere: true,
      run: act,
    });
    const nothing = (): void => undefined;
    return [
      { id: "plan.insert", group: "task", title: t("addTaskLong"), shortcut: "n", run: insert },
      table("find", t("find"), "mod+f", find),
      table("edit", t("keys.edit"), "F2", nothing),
      table("indent", t("indent"), "alt+shift+ArrowRight", nothing),
      table("outdent", t("outdent"), "alt+shift+ArrowLeft", nothing),
      table("remove", t("remove"), "Delete", nothing),
    ];
  }, [t, insert, find]);
  useCommands(commands);
}
