import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import { failureOf } from "../../../platform/api/api-error.ts";
import { useMoveTasks } from "../../../platform/api/project-api.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import styles from "./task-fields.module.css";

/** Who may read the task. Changing it moves the task, with all that belongs to it, on the server. */
export function AudienceField({ placed, access }: { placed: PlacedTask; access: TaskAccess }) {
  const { t } = useTranslation("task");
  const { projectId } = useFacts();
  const move = useMoveTasks(projectId);
  const offered: readonly Audience[] = access.audiences.includes(placed.audience)
    ? access.audiences
    : [placed.audience];
  return (
    <div className={styles.grid}>
      <Select
        className={styles.wide}
        label={t("field.audience")}
        value={placed.audience}
        readOnly={access.audiences.length === 0}
        data-locked={access.audiences.length === 0 || undefined}
        disabled={move.isPending}
        data={offered.map((value) => ({ value, label: t(`audience.${value}`) }))}
        onChange={(value) => {
          if (value === null || value === placed.audience) return;
          move.mutate(
            { taskIds: [placed.task.id], audience: value as Audience },
            {
              onSuccess: () =>
                showToast({
                  kind: "done",
                  text: t("audience.moved", { who: t(`audience.${value as Audience}`) }),
                }),
              onError: (error) =>
                showToast({
                  kind: "refused",
                  text: t(`errors:${failureOf(error).replace(".", "_") as "network"}`),
                }),
            },
          );
        }}
      />
    </div>
  );
}
