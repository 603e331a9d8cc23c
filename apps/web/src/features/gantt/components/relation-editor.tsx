import { Popover } from "@mantine/core";
import { IconArrowRight, IconLock } from "@tabler/icons-react";
import type { PlanRow } from "@parley/shared/documents/plan-row.ts";
import { lagText } from "@parley/shared/schedule/lag-text.ts";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { RelationFields } from "../../../platform/plan/relation-fields.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { Place } from "../canvas/gantt-commands.ts";
import { nameOf } from "../model/gantt-rows.ts";
import styles from "./relation-editor.module.css";

export type EditedRelations = { readonly ids: readonly string[]; readonly at: Place };

/** Type and lag of relations, beside the place where they were drawn, touched or asked for by a key. */
export function RelationEditor(props: { edited: EditedRelations; onClose: () => void }) {
  const { edited, onClose } = props;
  const { t } = useTranslation("gantt");
  const plan = usePlan();
  const can = useCan();
  const shown = plan.relations.filter(({ id }) => edited.ids.includes(id));
  const isEmpty = shown.length === 0;
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  if (isEmpty) return null;
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      trapFocus
      returnFocus={false}
      position="bottom-start"
      withinPortal
    >
      <Popover.Target>
        <span className={styles.place} style={{ left: edited.at.x, top: edited.at.y }} />
      </Popover.Target>
      <Popover.Dropdown className={styles.editor} aria-label={t("link.edit")}>
        <ul>
          {shown.map((relation) => {
            const to = plan.byId.get(relation.successorId);
            const { ydocId } = relation;
            return (
              <li key={relation.id} className={styles.item}>
                <span className={styles.ends}>
                  <End row={plan.byId.get(relation.predecessorId)} />
                  <IconArrowRight size={13} stroke={1.6} aria-hidden />
                  <End row={to} />
                </span>
                {can.editRelations(ydocId).allowed ? (
                  <RelationFields
                    link={{ relation, ydocId }}
                    name={to === undefined ? "" : nameOf(to)}
                  />
                ) : (
                  <span className={styles.locked} title={t("link.locked")}>
                    <IconLock size={13} stroke={1.5} aria-label={t("link.locked")} />
                    {t(`link.type.${relation.type}`)} {lagText(relation)}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function End({ row }: { row: PlanRow | undefined }) {
  const { t } = useTranslation("gantt");
  const organisations = useOrganisations();
  if (row === undefined) return null;
  const owner = row.kind === "task" ? organisations.get(row.organisationId) : undefined;
  return (
    <span className={styles.end}>
      {owner !== undefined && <OrganisationBadge organisation={owner} />}
      <span className={styles.name} title={nameOf(row)}>
        {nameOf(row) || t("unnamed")}
      </span>
    </span>
  );
}
