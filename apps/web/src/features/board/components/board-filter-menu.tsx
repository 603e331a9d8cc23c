import { Button, Checkbox, Popover } from "@mantine/core";
import { IconFilter2 } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { assigneeNameOf } from "../model/assignee-name.ts";
import { assigneeKey, type BoardFilter } from "../model/board-filter.ts";
import type { BoardPlan } from "../model/board-plan.ts";
import styles from "./board-filter-menu.module.css";

/** Which companies, people and statuses are shown, and whether summary tasks are cards. */
export function BoardFilterMenu(props: {
  plan: BoardPlan;
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  /** The choice of lanes, for narrow screens whose toolbar has no room for it. */
  lanes: React.ReactNode;
}) {
  const { plan, filter, onFilter } = props;
  const { t } = useTranslation("board");
  const count = filter.organisationIds.length + filter.assignees.length + filter.statuses.length;
  return (
    <Popover position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <Button
          leftSection={<IconFilter2 size={14} stroke={1.5} aria-hidden />}
          className={count > 0 ? styles.on : undefined}
        >
          {count > 0 ? t("filter.titleCount", { count }) : t("filter.title")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={t("filter.title")}>
        <div className={styles.lanes}>{props.lanes}</div>
        <Choices
          title={t("filter.organisations")}
          chosen={filter.organisationIds}
          options={plan.organisations.map((each) => ({
            value: each.id,
            label: <OrganisationBadge organisation={each} withName />,
          }))}
          onChange={(organisationIds) => onFilter({ ...filter, organisationIds })}
        />
        <Choices
          title={t("filter.statuses")}
          chosen={filter.statuses}
          options={TASK_STATUSES.map((value) => ({
            value,
            label: (
              <span className={styles.option}>
                <StatusGlyph status={value} />
                {t(`common:status.${value}`)}
              </span>
            ),
          }))}
          onChange={(statuses) => onFilter({ ...filter, statuses })}
        />
        <AssigneeChoices plan={plan} filter={filter} onFilter={onFilter} />
        <Checkbox
          className={styles.summaries}
          checked={filter.summaries}
          onChange={() => onFilter({ ...filter, summaries: !filter.summaries })}
          label={t("filter.summaries")}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function AssigneeChoices({
  plan,
  filter,
  onFilter,
}: Omit<Parameters<typeof BoardFilterMenu>[0], "lanes">) {
  const { t } = useTranslation("board");
  const options = useMemo(() => {
    const names = new Map<string, string>();
    for (const card of plan.cards) {
      const name = assigneeNameOf(card, plan.people);
      if (name !== null) names.set(assigneeKey(card), name);
    }
    return [...names]
      .sort((a, b) => a[1].localeCompare(b[1]))
      .map(([value, label]) => ({ value, label }));
  }, [plan.cards, plan.people]);
  return (
    <Choices
      title={t("filter.assignees")}
      chosen={filter.assignees}
      options={[...options, { value: "-", label: t("lane.nobody") }]}
      onChange={(assignees) => onFilter({ ...filter, assignees })}
    />
  );
}

function Choices<T extends string>(props: {
  title: string;
  chosen: readonly T[];
  options: readonly { readonly value: T; readonly label: React.ReactNode }[];
  onChange: (chosen: T[]) => void;
}) {
  const { chosen } = props;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{props.title}</legend>
      {props.options.map(({ value, label }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={() =>
            props.onChange(
              chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
            )
          }
          label={label}
        />
      ))}
    </fieldset>
  );
}
