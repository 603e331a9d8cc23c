import { Popover } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { useBrokenDates } from "../hooks/use-broken-dates.ts";
import { nameOf } from "../model/plan-filter.ts";
import { problemsOf, type Problem } from "../model/plan-problems.ts";
import styles from "./plan-problems.module.css";

const MOST_SHOWN = 100;

/** How many things in the plan want looking at; a click lists them, and leads to each. */
export function PlanProblems() {
  const { t } = useTranslation("plan");
  const formats = useFormats();
  const plan = usePlan();
  const broken = useBrokenDates(plan);
  const problems = useMemo(() => problemsOf(plan, broken), [plan, broken]);
  if (problems.length === 0) return <span>0</span>;
  return (
    <Popover position="top-start" trapFocus withinPortal>
      <Popover.Target>
        <button type="button" className={styles.count} aria-label={t("problems.open")}>
          {formats.number(problems.length)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <h2 className={styles.title}>{t("problems.title")}</h2>
        <ul className={styles.list}>
          {problems.slice(0, MOST_SHOWN).map((problem, index) => (
            <li key={index}>
              <ProblemLine problem={problem} />
            </li>
          ))}
        </ul>
        {problems.length > MOST_SHOWN && (
          <p className="quiet small">
            {t("problems.more", { count: problems.length - MOST_SHOWN })}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { t } = useTranslation("plan");
  const formats = useFormats();
  const row = usePlan().byId.get(problem.rowId ?? "");
  const [, setSearch] = useSearchParams();
  const text = t(`problems.${problem.kind}`, { days: formats.number(problem.days ?? 0) });
  if (row === undefined) return <span>{text}</span>;
  const where = (
    <>
      <span className={styles.code}>{row.wbs}</span>
      <span className="ellipsis">{nameOf(row) || t("unnamed")}</span>
    </>
  );
  return (
    <>
      {row.kind === "phase" ? (
        <span className={styles.where}>{where}</span>
      ) : (
        <button
          type="button"
          className={styles.where}
          onClick={() =>
            setSearch((former) => {
              former.set("task", row.id);
              return former;
            })
          }
        >
          {where}
        </button>
      )}
      <span className={styles.text}>{text}</span>
    </>
  );
}
