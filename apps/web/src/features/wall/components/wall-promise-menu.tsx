import { Menu } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import { weekOf } from "@parley/shared/promises/promise-sums.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { MissedDialog } from "../../../platform/promises/missed-dialog.tsx";
import { usePromiseActions } from "../../../platform/promises/use-promise-actions.ts";
import type { WallScene } from "../canvas/wall-scene.ts";
import type { TaskItem } from "../model/wall-item.ts";
import styles from "./wall-view.module.css";

/** What the owner promises of the tasks that are selected, for the week in which each begins. */
export function WallPromiseMenu(props: { scene: WallScene; tasks: readonly TaskItem[] }) {
  const { scene } = props;
  const { t } = useTranslation("promises");
  const can = useCan();
  const actions = usePromiseActions();
  const [isMissed, setMissed] = useState(false);
  const own = props.tasks.filter(({ row }) => can.editPromises(row.ydocId).allowed);
  if (own.length === 0) return null;
  const fresh = own.flatMap(({ row }) => {
    const week = weekOf(row.start);
    return week === null || scene.promises.get(row.id)?.week === week ? [] : [{ row, week }];
  });
  const [only] = own.length === 1 ? own : [];
  const promise = only === undefined ? undefined : scene.promises.get(only.row.id)?.promise;
  const isOpen = promise !== undefined && promise.outcome === null;
  const give = (): void => {
    for (const [week, list] of Map.groupBy(fresh, (each) => each.week))
      actions.give(
        list.map(({ row }) => row),
        week,
      );
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <button
            type="button"
            className={styles.tool}
            aria-label={t("menu.label")}
            title={t("menu.label")}
          >
            <IconFlag size={16} stroke={1.5} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={fresh.length === 0} onClick={give}>
            {t("menu.give")}
          </Menu.Item>
          {only !== undefined && isOpen && (
            <>
              <Menu.Item onClick={() => actions.setReady(only.row, promise, !promise.ready)}>
                {t(promise.ready ? "menu.unready" : "menu.ready")}
              </Menu.Item>
              <Menu.Item onClick={() => actions.settleDone(only.row, promise)}>
                {t("outcome.done")}
              </Menu.Item>
              <Menu.Item onClick={() => setMissed(true)}>{t("list.missedWhy")}</Menu.Item>
            </>
          )}
          {only !== undefined && promise !== undefined && !isOpen && (
            <Menu.Item onClick={() => actions.reopen(only.row, promise)}>
              {t("outcome.open")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isMissed && only !== undefined && promise !== undefined && (
        <MissedDialog
          name={only.row.task.name}
          onSave={(reason) => actions.settleMissed(only.row, promise, reason)}
          onClose={() => setMissed(false)}
        />
      )}
    </>
  );
}
