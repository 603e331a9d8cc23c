import type { Command } from "../platform/commands/command.ts";
import { isMac, writeShortcut } from "../platform/commands/shortcut.ts";
import styles from "./command-palette.module.css";

export function Keys({ command }: { command: Command }) {
  if (command.shortcut === undefined) return null;
  return (
    <span className={styles.keys}>
      {writeShortcut(command.shortcut, isMac()).map((key, index) => (
        <kbd key={index}>{key}</kbd>
      ))}
    </span>
  );
}
