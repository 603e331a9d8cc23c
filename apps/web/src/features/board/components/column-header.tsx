import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import type { ColumnView } from "../model/board-lanes.ts";
import styles from "./column-header.module.css";

export type ColumnCommand = "edit" | "left" | "right" | "remove";

/** Name, count against the limit, and in words when the limit is exceeded. */
export function ColumnHeader(props: {
  view: ColumnView;
  filtered: boolean;
  first: boolean;
  last: boolean;
  showsOlder: boolean;
  onToggleOlder: () => void;
  onAdd: (() => void) | null;
  onCommand: ((command: ColumnCommand) => void) | null;
}) {
  const { view, onAdd, onCommand } = props;
  const { t } = useTranslation("board");
  const { column, load } = view;
  return (
    <div className={styles.header} data-over={load.kind === "over" || undefined}>
      <h2 className={styles.name} title={column.name}>
        {column.name}
      </h2>
      <CountOf {...props} />
      {load.kind === "over" && (
        <span className={styles.over} title={t("column.overExplained", { limit: load.limit })}>
          <StatusGlyph status="blocked" size={12} />
          <span className="ellipsis">{t("column.over", { count: load.by })}</span>
        </span>
      )}
      {load.kind === "full" && (
        <span className={styles.full} title={t("column.fullExplained")}>
          {t("column.full")}
        </span>
      )}
      <span className={styles.space} />
      {(view.older > 0 || props.showsOlder) && column.status === "done" && (
        <button type="button" className={styles.older} onClick={props.onToggleOlder}>
          {props.showsOlder ? t("column.hideOlder") : t("column.older", { count: view.older })}
        </button>
      )}
      {onAdd !== null && (
        <ActionIcon
          variant="subtle"
          size={24}
          onClick={onAdd}
          aria-label={t("column.add", { name: column.name })}
          title={t("column.add", { name: column.name })}
        >
          <IconPlus size={14} stroke={1.6} />
        </ActionIcon>
      )}
      {onCommand !== null && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              size={24}
              aria-label={t("column.menu", { name: column.name })}
            >
              <IconDots size={14} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onCommand("edit")}>{t("column.edit")}</Menu.Item>
            <Menu.Item disabled={props.first} onClick={() => onCommand("left")}>
              {t("column.moveLeft")}
            </Menu.Item>
            <Menu.Item disabled={props.last} onClick={() => onCommand("right")}>
              {t("column.moveRight")}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => onCommand("remove")}>
              {t("column.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function CountOf({ view, filtered }: { view: ColumnView; filtered: boolean }) {
  const { t } = useTranslation("board");
  const { load, total } = view;
  const limit = load.kind === "free" ? null : load.limit;
  const all =
    limit === null
      ? t("column.count", { count: total })
      : t("column.countOfLimit", { count: total, limit });
  const words =
    filtered && view.shown !== total ? `${all}, ${t("column.shown", { count: view.shown })}` : all;
  return (
    <span className={classes(styles.count, load.kind === "over" && styles.overCount)}>
      <span aria-hidden title={words}>
        {limit === null ? total : `${total} / ${limit}`}
        {filtered && view.shown !== total && ` · ${view.shown}`}
      </span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
