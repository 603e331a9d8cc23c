import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { AUDIENCES, type Audience } from "@parley/shared/documents/ydoc-kind.ts";
import {
  IconCheck,
  IconChevronDown,
  IconColumns3,
  IconIndentDecrease,
  IconIndentIncrease,
  IconLock,
  IconPlus,
  IconSearch,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { UndoButtons } from "../../../platform/collaboration/undo-buttons.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { PlanActions } from "../hooks/use-plan-actions.ts";
import { COLUMNS, toggled } from "../model/columns.ts";
import type { PlanPreferences } from "../model/preferences.ts";
import styles from "./plan-toolbar.module.css";

type ToolbarProps = {
  readonly preferences: PlanPreferences;
  readonly onPreferences: (change: (former: PlanPreferences) => PlanPreferences) => void;
  readonly filter: ReactNode;
  readonly actions: PlanActions;
  readonly selected: ReadonlySet<string>;
  readonly audience: Audience;
  readonly onAudience: (audience: Audience) => void;
  readonly onInsert: () => void;
  readonly onFind: () => void;
  readonly isHost: boolean;
};

export function PlanToolbar(props: ToolbarProps) {
  const { t } = useTranslation("plan");
  const { actions, selected } = props;
  const hasSelection = selected.size > 0;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")}>
      <UndoButtons keepsFocus />
      <span className={styles.rule} />
      <ToolButton
        keepsFocus
        label={t("outdent")}
        keys="Alt+Shift+←"
        disabled={!hasSelection}
        onClick={() => actions.outdent(selected)}
      >
        <IconIndentDecrease size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton
        keepsFocus
        label={t("indent")}
        keys="Alt+Shift+→"
        disabled={!hasSelection}
        onClick={() => actions.indent(selected)}
      >
        <IconIndentIncrease size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton
        keepsFocus
        label={t("remove")}
        keys="Del"
        disabled={!hasSelection}
        onClick={() => actions.remove(selected)}
      >
        <IconTrash size={16} stroke={1.5} />
      </ToolButton>
      <span className={styles.rule} />
      {props.filter}
      <GroupMenu {...props} />
      <ColumnsMenu {...props} />
      <ToolButton keepsFocus label={t("find")} keys="Ctrl+F" onClick={props.onFind}>
        <IconSearch size={16} stroke={1.5} />
      </ToolButton>
      <span className={styles.space} />
      {props.isHost && (
        <Button onClick={() => actions.insertPhase()} leftSection={<IconPlus size={14} />}>
          {t("addPhase")}
        </Button>
      )}
      {actions.mayCreate("everyone") && <NewTask {...props} />}
    </div>
  );
}

function GroupMenu({ preferences, onPreferences }: ToolbarProps) {
  const { t } = useTranslation("plan");
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" rightSection={<IconChevronDown size={14} />}>
          {t(`group.${preferences.groupBy}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["none", "organisation"] as const).map((groupBy) => (
          <Menu.Item
            key={groupBy}
            rightSection={preferences.groupBy === groupBy ? <IconCheck size={14} /> : null}
            onClick={() => onPreferences((former) => ({ ...former, groupBy }))}
          >
            {t(`group.${groupBy}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ColumnsMenu({ preferences, onPreferences }: ToolbarProps) {
  const { t } = useTranslation("plan");
  const { hidden } = preferences.columns;
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t("columns")}>
          <ActionIcon variant="subtle" aria-label={t("columns")}>
            <IconColumns3 size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {COLUMNS.filter(({ id }) => id !== "name").map(({ id }) => (
          <Menu.Item
            key={id}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(id)}
            rightSection={hidden.includes(id) ? null : <IconCheck size={14} />}
            onClick={() =>
              onPreferences((former) => ({ ...former, columns: toggled(former.columns, id) }))
            }
          >
            {t(`column.${id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The primary action, and beside it who may read what it makes. */
function NewTask({ actions, audience, onAudience, onInsert }: ToolbarProps) {
  const { t } = useTranslation(["plan", "common"]);
  const offered = AUDIENCES.filter((each) => actions.mayCreate(each));
  return (
    <span className={styles.split}>
      <Tooltip label={`${t("plan:addTaskLong")} (Insert)`}>
        <Button variant="filled" onClick={onInsert} leftSection={<IconPlus size={14} />}>
          {t("plan:addTask")}
        </Button>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="filled"
            className={styles.more}
            data-private={audience !== "everyone"}
            aria-label={t("plan:audienceOfNew", { audience: t(`common:audience.${audience}`) })}
            title={t("plan:audienceOfNew", { audience: t(`common:audience.${audience}`) })}
          >
            {audience === "everyone" ? <IconChevronDown size={14} /> : <IconLock size={14} />}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("plan:audienceLabel")}</Menu.Label>
          {offered.map((each) => (
            <Menu.Item
              key={each}
              rightSection={audience === each ? <IconCheck size={14} /> : null}
              onClick={() => onAudience(each)}
            >
              {t(`common:audience.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
