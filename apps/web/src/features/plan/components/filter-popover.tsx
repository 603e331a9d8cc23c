import { Button, Checkbox, MultiSelect, Popover, TextInput } from "@mantine/core";
import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { IconFilter2 } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { assigneeKey, countConditions, NO_FILTER, type PlanFilter } from "../model/plan-filter.ts";
import styles from "./filter-popover.module.css";

export function FilterPopover(props: {
  filter: PlanFilter;
  onChange: (filter: PlanFilter) => void;
}) {
  const { filter, onChange } = props;
  const { t } = useTranslation(["plan", "common"]);
  const count = countConditions(filter);
  const set = (change: Partial<PlanFilter>): void => onChange({ ...filter, ...change });
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          leftSection={<IconFilter2 size={14} />}
          aria-pressed={count > 0}
          className={count > 0 ? styles.pressed : undefined}
        >
          {count === 0 ? t("plan:filter.title") : t("plan:filter.count", { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.form}>
          <TextInput
            label={t("plan:filter.text")}
            value={filter.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            data-autofocus
          />
          <Choices filter={filter} onSet={set} />
          <div className={styles.pair}>
            <TextInput
              type="date"
              label={t("plan:filter.from")}
              value={filter.from ?? ""}
              onChange={(event) => set({ from: event.currentTarget.value || null })}
            />
            <TextInput
              type="date"
              label={t("plan:filter.to")}
              value={filter.to ?? ""}
              onChange={(event) => set({ to: event.currentTarget.value || null })}
            />
          </div>
          <Checkbox
            label={t("plan:filter.mine")}
            checked={filter.isMine}
            onChange={(event) => set({ isMine: event.currentTarget.checked })}
          />
          <Button disabled={count === 0} onClick={() => onChange(NO_FILTER)}>
            {t("plan:filter.clear")}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices(props: { filter: PlanFilter; onSet: (change: Partial<PlanFilter>) => void }) {
  const { filter, onSet } = props;
  const { t } = useTranslation(["plan", "common"]);
  const { participants, people } = useFacts();
  const plan = usePlan();
  const assignees = useMemo(() => {
    const keys = new Set(plan.rows.filter((row) => row.kind === "task").map(assigneeKey));
    return [...keys]
      .map((value) => ({
        value,
        label:
          value === "-"
            ? t("plan:filter.nobody")
            : value.startsWith("u:")
              ? ([...people.values()].find((p) => p.userId === value.slice(2))?.name ?? "?")
              : value.slice(2),
      }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [plan, people, t]);
  const within = { withinPortal: false };
  return (
    <>
      <MultiSelect
        label={t("plan:column.organisation")}
        comboboxProps={within}
        data={[...participants.values()].map((p) => ({ value: p.organisationId, label: p.name }))}
        value={[...filter.organisationIds]}
        onChange={(ids) => onSet({ organisationIds: ids as OrganisationId[] })}
      />
      <MultiSelect
        label={t("plan:column.status")}
        comboboxProps={within}
        data={[...TASK_STATUSES, "late" as const].map((value) => ({
          value,
          label: t(`common:status.${value}`),
        }))}
        value={[...filter.statuses]}
        onChange={(statuses) => onSet({ statuses: statuses as PlanFilter["statuses"][number][] })}
      />
      <MultiSelect
        label={t("plan:column.assignee")}
        comboboxProps={within}
        searchable
        data={assignees}
        value={[...filter.assignees]}
        onChange={(keys) => onSet({ assignees: keys })}
      />
    </>
  );
}
