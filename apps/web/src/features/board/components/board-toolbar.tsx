import { Button, SegmentedControl, TextInput } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCalendarDue,
  IconPlus,
  IconSearch,
  IconUser,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { countConditions, NO_FILTER, SOON_WEEKS, type BoardFilter } from "../model/board-filter.ts";
import { GROUPINGS, type Grouping } from "../model/board-lanes.ts";
import type { BoardPlan } from "../model/board-plan.ts";
import { BoardFilterMenu } from "./board-filter-menu.tsx";
import styles from "./board-toolbar.module.css";

/** Lanes, filters and the one primary action. */
export function BoardToolbar(props: {
  plan: BoardPlan;
  grouping: Grouping;
  filter: BoardFilter;
  lateCount: number;
  onGrouping: (grouping: Grouping) => void;
  onFilter: (filter: BoardFilter) => void;
  onAdd: (() => void) | null;
  onAddColumn: (() => void) | null;
}) {
  const { plan, filter, onFilter, onAdd, onAddColumn } = props;
  const { t } = useTranslation("board");
  const toggle = (key: "soon" | "mine" | "late") => onFilter({ ...filter, [key]: !filter[key] });
  const lanes = (
    <SegmentedControl
      aria-label={t("toolbar.lanes")}
      value={props.grouping}
      onChange={(value) => props.onGrouping(value as Grouping)}
      data={GROUPINGS.map((value) => ({ value, label: t(`grouping.${value}`) }))}
    />
  );
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar.label")}>
      <div className={styles.tools}>
        <span className={styles.grouping}>{lanes}</span>
        <TextInput
          className={styles.search}
          data-board-search
          size="xs"
          aria-label={t("toolbar.search")}
          placeholder={t("toolbar.search")}
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape" && filter.text !== "") onFilter({ ...filter, text: "" });
          }}
        />
        <BoardFilterMenu plan={plan} filter={filter} onFilter={onFilter} lanes={lanes} />
        <Toggle
          on={filter.soon}
          onClick={() => toggle("soon")}
          icon={<IconCalendarDue size={14} stroke={1.5} aria-hidden />}
          label={t("toolbar.soon", { count: SOON_WEEKS })}
        />
        {plan.userId !== null && (
          <Toggle
            on={filter.mine}
            onClick={() => toggle("mine")}
            icon={<IconUser size={14} stroke={1.5} aria-hidden />}
            label={t("toolbar.mine")}
          />
        )}
        <Toggle
          on={filter.late}
          onClick={() => toggle("late")}
          icon={<IconAlertTriangle size={14} stroke={1.5} aria-hidden />}
          label={t("toolbar.late", { count: props.lateCount })}
        />
        {countConditions(filter) > 0 && (
          <Button
            variant="subtle"
            onClick={() => onFilter({ ...NO_FILTER, summaries: filter.summaries })}
          >
            {t("toolbar.clear")}
          </Button>
        )}
      </div>
      {onAddColumn !== null && (
        <Button className={styles.column} variant="subtle" onClick={onAddColumn}>
          {t("column.new")}
        </Button>
      )}
      {onAdd !== null && (
        <Button
          className={styles.add}
          variant="filled"
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
          onClick={onAdd}
        >
          {t("toolbar.add")}
        </Button>
      )}
    </div>
  );
}

function Toggle(props: { on: boolean; onClick: () => void; icon: React.ReactNode; label: string }) {
  return (
    <Button
      variant={props.on ? "default" : "subtle"}
      className={props.on ? styles.on : undefined}
      aria-pressed={props.on}
      leftSection={props.icon}
      onClick={props.onClick}
    >
      {props.label}
    </Button>
  );
}
