import { ActionIcon, Button, Menu } from "@mantine/core";
import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import type { BulkChange, PlanActions } from "../hooks/use-plan-actions.ts";
import styles from "./bulk-bar.module.css";

const STEPS = [0, 25, 50, 75, 100] as const;

/** Changes several rows at once; what of them is not mine is left out, and said. */
export function BulkBar(props: {
  selected: ReadonlySet<string>;
  actions: PlanActions;
  onClear: () => void;
}) {
  const { selected, actions } = props;
  const { t } = useTranslation(["plan", "common"]);
  const { people, me } = useFacts();
  const set = (change: BulkChange): void => actions.setAll(selected, change);
  const own = [...people.values()].filter((p) => p.organisationId === me.organisationId);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("plan:bulk.title")}>
      <strong>{t("plan:bulk.selected", { count: selected.size })}</strong>
      <Pick label={t("plan:column.status")}>
        {TASK_STATUSES.map((status) => (
          <Menu.Item
            key={status}
            leftSection={<StatusGlyph status={status} />}
            onClick={() => set({ kind: "status", status })}
          >
            {t(`common:status.${status}`)}
          </Menu.Item>
        ))}
      </Pick>
      <Pick label={t("plan:column.progress")}>
        {STEPS.map((progress) => (
          <Menu.Item key={progress} onClick={() => set({ kind: "progress", progress })}>
            {progress}%
          </Menu.Item>
        ))}
      </Pick>
      <Pick label={t("plan:column.assignee")}>
        {own.map((person) => (
          <Menu.Item
            key={person.userId}
            onClick={() =>
              set({ kind: "assignee", patch: { assigneeId: person.userId, assigneeName: null } })
            }
          >
            {person.name}
          </Menu.Item>
        ))}
        <Menu.Item
          onClick={() => set({ kind: "assignee", patch: { assigneeId: null, assigneeName: null } })}
        >
          {t("plan:filter.nobody")}
        </Menu.Item>
      </Pick>
      <Button onClick={() => actions.remove(selected)}>{t("common:remove")}</Button>
      <ActionIcon variant="subtle" aria-label={t("plan:bulk.clear")} onClick={props.onClear}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

function Pick({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={14} />}>{label}</Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
