import { Button } from "@mantine/core";
import { textOfInstant } from "@parley/schedule/instant.ts";
import type { OverAllocation } from "@parley/schedule/resources/over-allocations.ts";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { workedOnBy } from "@parley/shared/schedule/people-network.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { Load } from "../hooks/use-load.ts";
import { NOTHING_CHOSEN, type Choice } from "../model/choice.ts";
import { WEEK } from "../model/load-table.ts";
import styles from "./load-panel.module.css";

const MORE = 50;

/** Who will have too much when; of somebody who is chosen also what they work on. */
export function LoadPanel(props: {
  load: Load;
  today: number;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}) {
  const { choice, load, today } = props;
  const { t } = useTranslation(["resources", "common"]);
  const person = load.people.people.get(choice.personId ?? "");
  const { week } = choice;
  const over = useMemo(
    () =>
      load.table.over.filter(
        ({ resourceId, from, to }) =>
          (person === undefined || resourceId === person.id) &&
          // What is over is told of the weeks that somebody asks about.
          (week === null ? to > today : from < week + WEEK && to > week),
      ),
    [load.table.over, person, week, today],
  );
  return (
    <aside className={styles.panel} aria-label={t("resources:panel")}>
      {person !== undefined && (
        <header className={styles.head}>
          <ChosenTitle load={load} choice={choice} />
          <Button variant="subtle" size="xs" onClick={() => props.onChoose(NOTHING_CHOSEN)}>
            {t("resources:showAll")}
          </Button>
        </header>
      )}
      <section>
        <h2 className={styles.title}>{t("resources:over.title")}</h2>
        <OverList over={over} load={load} withNames={person === undefined} />
      </section>
      {person !== undefined && (
        <section>
          <h2 className={styles.title}>{t("resources:tasks.title")}</h2>
          <TaskList personId={person.id} week={week} />
        </section>
      )}
      <p className={styles.note}>{t("resources:onlySeen")}</p>
    </aside>
  );
}

function ChosenTitle({ load, choice }: { load: Load; choice: Choice }) {
  const formats = useFormats();
  const person = load.people.people.get(choice.personId ?? "")!;
  const { week } = choice;
  const day = (at: number): string => formats.planDay(textOfInstant(at));
  return (
    <div className={styles.chosen}>
      <strong className="ellipsis">{load.nameOf(person)}</strong>
      {week !== null && (
        <span className={styles.when}>
          {day(week)} – {day(week + WEEK - 1)}
        </span>
      )}
    </div>
  );
}

function OverList(props: { over: readonly OverAllocation[]; load: Load; withNames: boolean }) {
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const [shown, setShown] = useState(MORE);
  const { over, load } = props;
  if (over.length === 0) return <p className={styles.none}>{t("over.none")}</p>;
  return (
    <>
      <ul className={styles.list}>
        {over.slice(0, shown).map((each) => (
          <li key={`${each.resourceId} ${each.from}`} className={styles.item}>
            <span className={styles.line}>
              {props.withNames && (
                <strong className="ellipsis">
                  {load.nameOf(load.people.people.get(each.resourceId)!)}
                </strong>
              )}
              <span className={styles.when}>{spanText(each, formats.planDay)}</span>
              <span className={styles.units}>
                {t("over.units", { units: formats.number(each.units) })}
              </span>
            </span>
            {each.taskIds.map((id) => (
              <TaskLink key={id} id={id} />
            ))}
          </li>
        ))}
      </ul>
      {over.length > shown && (
        <Button variant="subtle" size="xs" onClick={() => setShown(shown + MORE)}>
          {t("over.more", { count: over.length - shown })}
        </Button>
      )}
    </>
  );
}

function spanText({ from, to }: OverAllocation, day: (local: string) => string): string {
  // An end at midnight belongs to the day before.
  const [first, last] = [textOfInstant(from), textOfInstant(to - 1)];
  return first.slice(0, 10) === last.slice(0, 10) ? day(first) : `${day(first)} – ${day(last)}`;
}

function TaskList({ personId, week }: { personId: string; week: number | null }) {
  const { t } = useTranslation("resources");
  const plan = usePlan();
  const rows = useMemo(() => {
    const worksOn = workedOnBy(plan, personId);
    return plan.rows.filter(
      (row): row is TaskRow =>
        row.kind === "task" &&
        !row.isSummary &&
        row.dates !== null &&
        worksOn(row) &&
        (week === null
          ? row.task.status !== "done"
          : row.dates.start < week + WEEK && row.dates.finish > week),
    );
  }, [plan, personId, week]);
  const sorted = rows.toSorted((a, b) => a.dates!.start - b.dates!.start).slice(0, 2 * MORE);
  if (sorted.length === 0) return <p className={styles.none}>{t("tasks.none")}</p>;
  return (
    <ul className={styles.list}>
      {sorted.map((row) => (
        <li key={row.id} className={styles.item}>
          <TaskLink id={row.id} withDates />
        </li>
      ))}
    </ul>
  );
}

function TaskLink({ id, withDates = false }: { id: string; withDates?: boolean }) {
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const row = usePlan().byId.get(id);
  const [, setSearch] = useSearchParams();
  if (row?.kind !== "task") return null;
  return (
    <button
      type="button"
      className={styles.task}
      onClick={() =>
        setSearch((former) => {
          former.set("task", row.id);
          return former;
        })
      }
    >
      <span className={styles.code}>{row.wbs}</span>
      <span className="ellipsis">{row.task.name || t("unnamed")}</span>
      {withDates && row.start !== null && row.finish !== null && (
        <span className={styles.when}>
          {formats.planDay(row.start)} – {formats.planDay(row.finish)}
        </span>
      )}
    </button>
  );
}
