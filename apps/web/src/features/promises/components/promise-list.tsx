import { Button, Checkbox, Group, Menu } from "@mantine/core";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import type { PromiseFact } from "@parley/shared/promises/promise-sums.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useOrganisations, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { MissedDialog } from "../../../platform/promises/missed-dialog.tsx";
import type { PromiseActions } from "../../../platform/promises/use-promise-actions.ts";
import { useReasonName } from "../../../platform/promises/use-promise-facts.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import table from "../../../ui/table.module.css";
import styles from "../promises-page.module.css";

/** What was promised for one week; the owner settles it here. */
export function PromiseList(props: {
  facts: readonly PromiseFact[];
  actions: PromiseActions;
  mine: OrganisationId;
  /** A promise is withdrawn only before its week begins: after that it is done or missed. */
  isWithdrawable: boolean;
}) {
  const { facts, actions } = props;
  const { t } = useTranslation("promises");
  const plan = usePlan();
  const organisations = useOrganisations();
  const can = useCan();
  const reasonName = useReasonName();
  const [, setSearch] = useSearchParams();
  const [missed, setMissed] = useState<{ fact: PromiseFact; row: TaskRow } | null>(null);
  const sorted = [...facts].sort(
    (a, b) =>
      Number(b.organisationId === props.mine) - Number(a.organisationId === props.mine) ||
      (a.organisationId < b.organisationId ? -1 : a.organisationId > b.organisationId ? 1 : 0) ||
      (plan.byId.get(a.promise.taskId)?.position ?? 0) -
        (plan.byId.get(b.promise.taskId)?.position ?? 0),
  );
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("list.task")}</th>
            <th scope="col">{t("list.organisation")}</th>
            <th scope="col">{t("list.ready")}</th>
            <th scope="col">{t("list.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((fact) => {
            const { promise, organisationId } = fact;
            const row = plan.byId.get(promise.taskId);
            const organisation = organisations.get(organisationId);
            if (row?.kind !== "task") return null;
            const mayEdit = can.editPromises(row.ydocId).allowed;
            const { name } = row.task;
            return (
              <tr key={promise.id}>
                <td>
                  <button
                    type="button"
                    className={styles.task}
                    onClick={() =>
                      setSearch((former) => {
                        former.set("task", promise.taskId);
                        return former;
                      })
                    }
                  >
                    {name}
                  </button>
                </td>
                <td>
                  {organisation !== undefined && (
                    <OrganisationBadge organisation={organisation} withName />
                  )}
                </td>
                <td>
                  <Checkbox
                    aria-label={t("list.readyOf", { name })}
                    label={<span className={styles.phoneOnly}>{t("list.ready")}</span>}
                    checked={promise.ready || promise.outcome === "done"}
                    disabled={!mayEdit || promise.outcome !== null}
                    onChange={({ currentTarget: { checked } }) =>
                      actions.setReady(row, promise, checked)
                    }
                  />
                </td>
                <td>
                  <Group gap={8} wrap="nowrap">
                    <Outcome promise={promise} reason={reasonName(promise.reasonId)} />
                    {mayEdit && (
                      <Menu>
                        <Menu.Target>
                          <Button variant="default" aria-label={t("list.settleOf", { name })}>
                            {t("list.settle")}
                          </Button>
                        </Menu.Target>
                        <Menu.Dropdown>
                          <Menu.Item onClick={() => actions.settleDone(row, promise)}>
                            {t("outcome.done")}
                          </Menu.Item>
                          <Menu.Item onClick={() => setMissed({ fact, row })}>
                            {t("list.missedWhy")}
                          </Menu.Item>
                          {promise.outcome !== null && (
                            <Menu.Item onClick={() => actions.reopen(row, promise)}>
                              {t("outcome.open")}
                            </Menu.Item>
                          )}
                          {props.isWithdrawable && promise.outcome === null && (
                            <Menu.Item onClick={() => actions.withdraw(row, promise)}>
                              {t("list.withdraw")}
                            </Menu.Item>
                          )}
                        </Menu.Dropdown>
                      </Menu>
                    )}
                  </Group>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {missed !== null && (
        <MissedDialog
          name={missed.row.task.name}
          onSave={(reason) => actions.settleMissed(missed.row, missed.fact.promise, reason)}
          onClose={() => setMissed(null)}
        />
      )}
    </>
  );
}

function Outcome({ promise, reason }: { promise: PromiseFact["promise"]; reason: string | null }) {
  const { t } = useTranslation("promises");
  const outcome = promise.outcome ?? "open";
  const said = [reason, promise.note].filter((each) => each !== null && each !== "").join(" · ");
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      {t(`outcome.${outcome}`)}
      {outcome === "missed" && said !== "" && <span className={styles.said}>{said}</span>}
    </span>
  );
}
