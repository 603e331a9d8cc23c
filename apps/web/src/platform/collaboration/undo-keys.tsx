import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../commands/command.ts";
import { isTyping } from "../commands/shortcut.ts";
import { useCommands } from "../commands/use-commands.ts";
import { useProjectSession } from "./use-project-session.ts";

/** Undo and redo by key in every view of the project. A text field keeps its own undo. */
export function UndoKeys() {
  const session = useProjectSession();
  const { t } = useTranslation("collaboration");
  const commands = useMemo((): readonly Command[] => {
    const own = { group: "edit", isHandledElsewhere: true } as const;
    return [
      {
        ...own,
        id: "edit.undo",
        title: t("undo.action"),
        shortcut: "mod+z",
        run: () => session.undo(),
      },
      {
        ...own,
        id: "edit.redo",
        title: t("redo.action"),
        shortcut: "mod+shift+z",
        run: () => session.redo(),
      },
    ];
  }, [session, t]);
  useCommands(commands);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey || isTyping(event.target))
        return;
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLowerCase();
      if (key === "z") {
        if (event.shiftKey) session.redo();
        else session.undo();
      } else if (key === "y" && !event.shiftKey) session.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, [session]);
  return null;
}
