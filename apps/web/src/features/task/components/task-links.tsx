import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import type { LagUnit, Relation } from "@parley/shared/documents/task.ts";
import {
  useOrganisations,
  usePlan,
  useRelationsOf,
} from "../../../platform/collaboration/project-hooks.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { durationIn } from "@parley/shared/schedule/duration-text.ts";
import styles from "./task-links.module.css";

/** What the task waits for and what waits for it; a click walks there. */
export function TaskLinks({ placed }: { placed: PlacedTask }) {
  const { id } = placed.task;
  const { t } = useTranslation("task");
  const plan = usePlan();
  const into = useRelationsOf(id).map(({ relation }) => relation);
  const out = plan.relations.filter(({ predecessorId }) => predecessorId === id);
  if (into.length === 0 && out.length === 0) return <p className="quiet small">{t("link.none")}</p>;
  return (
    <div className={styles.links}>
      <Group title={t("link.predecessors")} relations={into} end="predecessorId" />
      <Group title={t("link.successors")} relations={out} end="successorId" />
    </div>
  );
}

function Group(props: {
  title: string;
  relations: readonly Relation[];
  end: "predecessorId" | "successorId";
}) {
  if (props.relations.length === 0) return null;
  return (
    <div>
      <h4 className={styles.title}>{props.title}</h4>
      <ul>
        {props.relations.map((relation) => (
          <li key={relation.id} className={styles.item}>
            <TaskLink taskId={relation[props.end]} />
            <span className={styles.type}>
              <RelationWords type={relation.type} lag={relation.lag} unit={relation.lagUnit} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RelationWords(props: { type: string; lag: number; unit: LagUnit }) {
  const { t } = useTranslation("task");
  const { type, lag, unit } = props;
  const amount = unit.endsWith("percent")
    ? `${lag} %`
    : `${durationIn(lag, "d", unit === "elapsed")} ${t("unit.d")}`;
  const sign = lag > 0 ? "+" : "";
  return (
    <span title={t(`link.${type as "FS"}`)}>
      {type}
      {lag !== 0 && ` ${sign}${amount}`}
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
  const organisation = organisations.get(row.organisationId);
  return (
    <Link className={styles.link} to={{ search: `?${next}` }} title={row.task.name}>
      {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
      <span className={styles.code}>{row.wbs}</span>
      <span className="ellipsis">{row.task.name === "" ? t("unnamed") : row.task.name}</span>
    </Link>
  );
}
