import { Button, Checkbox, SegmentedControl } from "@mantine/core";
import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDispatch, useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { showToast } from "../../../ui/toast-store.ts";
import { useLevelPreview } from "../hooks/use-level-preview.ts";
import type { Load } from "../hooks/use-load.ts";
import type { LevelPreview, LevelRequest } from "../model/level-load.ts";
import { LevelOutcome } from "./level-outcome.tsx";
import styles from "./level-dialog.module.css";

const ORDERS = ["priority", "float"] as const;

/** Delays one's own tasks until nobody of one's own has too much at once: shown first, then made as one step. */
export function LevelDialog({ load, onClose }: { load: Load; onClose: () => void }) {
  const { t } = useTranslation(["resources", "common", "plan"]);
  const { me } = useFacts();
  const plan = usePlan();
  const can = useCan();
  const session = useProjectSession();
  const dispatch = useDispatch();
  const [order, setOrder] = useState<LevelRequest["order"]>("priority");
  const [withinFloatOnly, setWithinFloat] = useState(false);
  // What is looked at stays as it was when the dialog opened: a preview that moves while one reads it is none.
  const [network] = useState(load.people.network);
  const [mine] = useState(() =>
    plan.rows.filter(
      (row): row is TaskRow =>
        row.kind === "task" &&
        !row.isSummary &&
        row.organisationId === me.organisationId &&
        can.setTaskField(row.ydocId, "levellingDelay").allowed,
    ),
  );
  const request = useMemo(
    () => ({
      network,
      order,
      withinFloatOnly,
      taskIds: mine.map(({ id }) => id),
      organisationId: me.organisationId,
    }),
    [network, order, withinFloatOnly, mine, me.organisationId],
  );
  const state = useLevelPreview(request);
  const delayed = mine.filter(({ task }) => task.levellingDelay > 0);

  const make = (delays: LevelPreview["delays"], key: "level" | "unlevel"): void => {
    const byId = new Map(mine.map((row) => [row.id as string, row]));
    const edits = delays.flatMap(({ taskId, delay }): EditGroup => {
      const row = byId.get(taskId);
      if (row === undefined) return [];
      const fields = { levellingDelay: delay };
      return [{ ydocId: row.ydocId, edit: { type: "task.set", id: row.task.id, fields } }];
    });
    const label = { key: `resources:did.${key}`, values: { count: edits.length } };
    if (edits.length === 0 || !dispatch(edits, label).ok) return;
    showToast({
      id: "levelled",
      kind: "done",
      text: t(`resources:did.${key}`, { count: edits.length }),
      action: { label: t("plan:undo"), run: () => session.undo() },
    });
    onClose();
  };

  return (
    <Dialog title={t("resources:level.title")} size={640} onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.intro}>{t("resources:level.intro")}</p>
        <div className={styles.options}>
          <span id="level-order" className={styles.label}>
            {t("resources:level.order.label")}
          </span>
          <SegmentedControl
            aria-labelledby="level-order"
            value={order}
            onChange={(value) => setOrder(value as LevelRequest["order"])}
            data={ORDERS.map((value) => ({ value, label: t(`resources:level.order.${value}`) }))}
          />
          <Checkbox
            checked={withinFloatOnly}
            onChange={(event) => setWithinFloat(event.currentTarget.checked)}
            label={t("resources:level.withinFloat")}
          />
        </div>
        <div className={styles.outcome} aria-live="polite" aria-busy={state.type === "computing"}>
          {state.type === "computing" && <p className="quiet">{t("resources:level.computing")}</p>}
          {state.type === "failed" && (
            <p className={styles.failed}>{t("resources:level.failed")}</p>
          )}
          {state.type === "ready" && <LevelOutcome preview={state.preview} load={load} />}
        </div>
        <div className={styles.actions}>
          {delayed.length > 0 && (
            <Button
              variant="subtle"
              className={styles.first}
              onClick={() =>
                make(
                  delayed.map(({ id }) => ({ taskId: id, delay: 0 })),
                  "unlevel",
                )
              }
            >
              {t("resources:level.clear", { count: delayed.length })}
            </Button>
          )}
          <Button variant="subtle" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button
            variant="filled"
            disabled={state.type !== "ready" || state.preview.delays.length === 0}
            onClick={() => state.type === "ready" && make(state.preview.delays, "level")}
          >
            {t("resources:level.apply")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
