import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import { useTaskAccess } from "../hooks/use-task-access.ts";
import styles from "./task-panel.module.css";

/** A task that was removed, or that this person cannot see: which of the two it never was is not told. */
export function TaskMissing(props: { removed: PlacedTask | null; onClose: () => void }) {
  const { t } = useTranslation("task");
  return (
    <div className={styles.missing}>
      <h2>{t(props.removed === null ? "missing.title" : "missing.removed")}</h2>
      <p>{t(props.removed === null ? "missing.text" : "missing.removedText")}</p>
      {props.removed !== null && <Restore placed={props.removed} />}
      <Button onClick={props.onClose}>{t("close")}</Button>
    </div>
  );
}

function Restore({ placed }: { placed: PlacedTask }) {
  const { t } = useTranslation("task");
  const edit = useEditTask(placed);
  const access = useTaskAccess(placed);
  if (!access.edit) return null;
  return (
    <Button variant="filled" onClick={() => edit({ removed: false }, "restore")}>
      {t("missing.restore")}
    </Button>
  );
}
