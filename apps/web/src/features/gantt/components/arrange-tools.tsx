import {
  ActionIcon,
  Button,
  Checkbox,
  Menu,
  MultiSelect,
  Popover,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { IconColumns3, IconFilter2, IconRestore, IconStack2 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { useColumnNames, useOfferedColumns } from "../hooks/use-column-context.ts";
import type { ChangePreferences } from "../hooks/use-gantt-preferences.ts";
import {
  AS_PLANNED,
  countConditions,
  GROUPINGS,
  isArranged,
  NO_FILTER,
  type Grouping,
  type RowFilter,
} from "../model/arrangement.ts";
import { USUAL_COLUMNS, withColumn } from "../model/columns.ts";
import type { GanttPreferences } from "../model/preferences.ts";
import styles from "./arrange-tools.module.css";

type ToolsProps = { preferences: GanttPreferences; onPreferences: ChangePreferences };

/** Which columns, under which headings, with what left out. */
export function ArrangeTools(props: ToolsProps) {
  const { preferences, onPreferences } = props;
  const { t } = useTranslation("gantt");
  return (
    <>
      <FilterTool {...props} />
      <GroupTool {...props} />
      <ColumnsTool {...props} />
      {isArranged(preferences) && (
        <ToolButton
          label={t("arranged.undo")}
          onClick={() => onPreferences((former) => ({ ...former, ...AS_PLANNED }))}
        >
          <IconRestore size={16} stroke={1.5} />
        </ToolButton>
      )}
    </>
  );
}

function GroupTool({ preferences, onPreferences }: ToolsProps) {
  const { t } = useTranslation("gantt");
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          className={styles.tool}
          leftSection={<IconStack2 size={14} stroke={1.5} />}
          data-on={preferences.groupBy !== "none" || undefined}
        >
          {t(`group.${preferences.groupBy}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={preferences.groupBy}
          onChange={(value) =>
            onPreferences((former) => ({ ...former, groupBy: value as Grouping }))
          }
        >
          {GROUPINGS.map((groupBy) => (
            <Menu.RadioItem key={groupBy} value={groupBy}>
              {t(`group.${groupBy}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function ColumnsTool({ preferences, onPreferences }: ToolsProps) {
  const { t } = useTranslation("gantt");
  const nameOf = useColumnNames();
  const offered = useOfferedColumns();
  const { columns } = preferences;
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t("columns")}>
          <ActionIcon variant="subtle" aria-label={t("columns")}>
            <IconColumns3 size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={styles.list}>
        {offered
          .filter((id) => id !== "name")
          .map((id) => (
            <Menu.CheckboxItem
              key={id}
              checked={columns.includes(id)}
              onChange={() =>
                onPreferences((former) => ({ ...former, columns: withColumn(former.columns, id) }))
              }
            >
              {nameOf(id)}
            </Menu.CheckboxItem>
          ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() =>
            onPreferences((former) => ({ ...former, columns: USUAL_COLUMNS, widths: {} }))
          }
        >
          {t("columnsUsual")}
        </Menu.Item>
        <Menu.Label className={styles.hint}>{t("header.keys")}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

function FilterTool({ preferences, onPreferences }: ToolsProps) {
  const { t } = useTranslation("gantt");
  const organisations = useOrganisations();
  const { filter } = preferences;
  const count = countConditions(filter);
  const set = (change: Partial<RowFilter>): void =>
    onPreferences((former) => ({ ...former, filter: { ...former.filter, ...change } }));
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={styles.tool}
          leftSection={<IconFilter2 size={14} stroke={1.5} />}
          data-on={count > 0 || undefined}
        >
          {count === 0 ? t("filter.title") : t("filter.count", { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.form}>
          <TextInput
            label={t("filter.text")}
            value={filter.text}
            onChange={(event) => set({ text: event.currentTarget.value })}
            data-autofocus
          />
          <MultiSelect
            label={t("filter.organisations")}
            comboboxProps={{ withinPortal: false }}
            data={[...organisations.values()].map(({ organisationId, name }) => ({
              value: organisationId,
              label: name,
            }))}
            value={[...filter.organisationIds]}
            onChange={(organisationIds) => set({ organisationIds })}
          />
          {(["isCritical", "isLate", "isAtRisk", "isMine"] as const).map((key) => (
            <Checkbox
              key={key}
              label={t(`filter.${key}`)}
              checked={filter[key]}
              onChange={(event) => set({ [key]: event.currentTarget.checked })}
            />
          ))}
          <Button disabled={count === 0} onClick={() => set(NO_FILTER)}>
            {t("filter.clear")}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
