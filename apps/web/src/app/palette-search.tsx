import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../ui/classes.ts";
import type { Command } from "../platform/commands/command.ts";
import { useAllCommands, useCommandRegistry } from "../platform/commands/use-commands.ts";
import { Keys } from "./keys.tsx";
import styles from "./command-palette.module.css";

const MOST = 60;

export function PaletteSearch({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("app");
  const registry = useCommandRegistry();
  useAllCommands();
  const [query, setQuery] = useState("");
  const [place, setPlace] = useState(0);
  const listId = useId();
  const found = registry.find(query).slice(0, MOST);
  const active = Math.min(place, found.length - 1);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onDone();
    command.run();
  };
  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setPlace((active + step + found.length) % found.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(found[active]);
    }
  };
  return (
    <div className={styles.palette}>
      <input
        data-autofocus
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        aria-label={t("palette.open")}
        placeholder={t("palette.placeholder")}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={handleKey}
      />
      <div id={listId} role="listbox" aria-label={t("palette.results")} className={styles.list}>
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            ref={index === active ? scrollIntoView : null}
            className={classes(styles.option, index === active && styles.active)}
            onMouseMove={() => setPlace(index)}
            onClick={() => run(command)}
            onKeyDown={(event) => event.key === "Enter" && run(command)}
          >
            {command.glyph}
            <span className={classes(styles.title, "ellipsis")}>{command.title}</span>
            <span className="quiet small">{t(`groups.${command.group}`)}</span>
            <Keys command={command} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{t("palette.none", { query })}</p>}
    </div>
  );
}

const scrollIntoView = (element: HTMLElement | null): void =>
  element?.scrollIntoView?.({ block: "nearest" });
