import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "../../../platform/commands/command.ts";
import { useCommands } from "../../../platform/commands/use-commands.ts";

/** The board's acts by name and by key. */
export function useBoardCommands(acts: {
  readonly add: (() => void) | null;
  readonly find: () => void;
  readonly mine: () => void;
  readonly late: () => void;
}): void {
  const { t } = useTranslation("board");
  const { add, find, mine, late } = acts;
  const commands = useMemo(
    (): readonly Command[] => [
      ...(add === null
        ? []
        : [
            {
              id: "board.add",
              group: "task",
              title: t("command.add"),
              shortcut: "n",
              run: add,
            } as const,
          ]),
      { id: "board.find", group: "view", title: t("command.find"), shortcut: "/", run: find },
      { id: "board.mine", group: "view", title: t("command.mine"), shortcut: "m", run: mine },
      { id: "board.late", group: "view", title: t("command.late"), shortcut: "l", run: late },
    ],
    [add, find, mine, late, t],
  );
  useCommands(commands);
}
