import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import type { Relation } from "@parley/shared/documents/task.ts";
import {
  useOrganisations,
  usePlan,
  useRelationsOf,
} from "../../../platform/collaboration/project-hooks.ts";
import { RelationFields } from "../../../platform/plan/relation-fields.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { lagText } from "@parley/shared/schedule/lag-text.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import styles from "./task-links.module.css";

/** What the task waits for and what waits for it; a click walks there. */
export function TaskLinks({ placed, access }: { placed: PlacedTask; access: TaskAccess }) {
  const { id } = placed.task;
  const { t } = useTranslation("task");
  const plan = usePlan();
  const into = useRelationsOf(id);
  const out = plan.relations.filter(({ predecessorId }) => predecessorId === id);
  if (into.length === 0 && out.length === 0) return <p className="quiet small">{t("link.none")}</p>;
  return (
    <div className={styles.links}>
      <Group title={t("link.predecessors")}>
        {into.map((link) => (
          <li key={link.relation.id} className={styles.item}>
            <TaskLink taskId={link.relation.predecessorId} />
            {access.relations ? (
              <RelationFields link={link} name={placed.task.name} />
            ) : (
              <RelationWords relation={link.relation} />
            )}
          </li>
        ))}
      </Group>
      <Group title={t("link.successors")}>
        {out.map((relation) => (
          <li key={relation.id} className={styles.item}>
            <TaskLink taskId={relation.successorId} />
            <RelationWords relation={relation} />
          </li>
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div>
      <h4 className={styles.title}>{title}</h4>
      <ul>{children}</ul>
    </div>
  );
}

function RelationWords({ relation }: { relation: Relation }) {
  const { t } = useTranslation("task");
  const lag = lagText(relation);
  return (
    <span className={styles.type} title={t(`link.${relation.type}`)}>
      {relation.type}
      {lag !== "" && ` ${lag}`}
    </span>
  );
}

/** A task by code and name. One that I may not read is told to exist, and nothing more. */
export function TaskLink({ taskId }: { taskId: TaskId | string }) {
  const { t } = useTranslation("task");
  const [search] = useSearchParams();
  const row = usePlan().byId.get(taskId);
  const organisations = useOrganisations();
  if (row === undefined) return <span className="quiet">{t("link.hidden")}</span>;
  if (row.kind === "phase") return <span>{row.phase.name}</span>;
  const next = new URLSearchParams(search);
  next.set("task", row.id);
  next.delete("ask");
  const organisation = organisations.get(row.organisationId);
  return (
    <Link className={styles.link} to={{ search: `?${next}` }} title={row.task.name}>
      {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
      <span className={styles.code}>{row.wbs}</span>
      <span className="ellipsis">{row.task.name === "" ? t("unnamed") : row.task.name}</span>
    </Link>
  );
}
