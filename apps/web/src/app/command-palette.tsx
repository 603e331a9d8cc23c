import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { COMMAND_GROUPS } from "../platform/commands/command.ts";
import { useAllCommands } from "../platform/commands/use-commands.ts";
import { Keys } from "./keys.tsx";
import { PaletteSearch } from "./palette-search.tsx";
import { openPalette, usePaletteMode } from "./palette-state.ts";
import styles from "./command-palette.module.css";

/** Ctrl/Cmd-K finds anything; `?` lists every key. */
export function CommandPalette() {
  const { t } = useTranslation("app");
  const mode = usePaletteMode();
  const close = () => openPalette("closed");
  return (
    <>
      <Modal
        opened={mode === "commands"}
        onClose={close}
        withCloseButton={false}
        size={560}
        yOffset="12vh"
        styles={{ body: { padding: 0 } }}
        attributes={{ content: { "aria-label": t("palette.open") } }}
      >
        <PaletteSearch onDone={close} />
      </Modal>
      <Modal opened={mode === "shortcuts"} onClose={close} title={t("shortcuts.title")} size={640}>
        <ShortcutList />
      </Modal>
    </>
  );
}

function ShortcutList() {
  const { t } = useTranslation("app");
  const withKeys = useAllCommands().filter((command) => command.shortcut !== undefined);
  const groups = COMMAND_GROUPS.map((group) => ({
    group,
    commands: withKeys.filter((command) => command.group === group),
  })).filter((each) => each.commands.length > 0);
  return (
    <div className={styles.columns}>
      {groups.map(({ group, commands }) => (
        <section key={group}>
          <h3>{t(`groups.${group}`)}</h3>
          <ul>
            {commands.map((command) => (
              <li key={command.id} className={styles.keyRow}>
                <span>{command.title}</span>
                <Keys command={command} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
