import { textOfInstant } from "@parley/schedule/instant.ts";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge, organisationClass } from "../../../ui/organisation-badge.tsx";
import type { Load } from "../hooks/use-load.ts";
import type { Choice } from "../model/choice.ts";
import {
  shareOf,
  WEEK,
  type OrganisationLoad,
  type PersonLoad,
  type WeekLoad,
} from "../model/load-table.ts";
import { monthsOf } from "../model/months.ts";
import styles from "./load-grid.module.css";

type GridProps = {
  readonly load: Load;
  /** First moments of the weeks that are shown. */
  readonly weeks: readonly number[];
  readonly today: number;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
};

/** Rows of people, columns of weeks: what share of their time is asked for. Arrows move, Enter looks closer. */
export function LoadGrid(props: GridProps) {
  const { load, weeks, today } = props;
  const { t, i18n } = useTranslation("resources");
  const formats = useFormats();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys, also where no row is a person
    <section className={styles.box} tabIndex={0} aria-label={t("grid")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th rowSpan={2} className={classes(styles.name, styles.corner)} scope="col">
              {t("column.who")}
            </th>
            {monthsOf(weeks, i18n.language).map(({ key, name, count }) => (
              <th key={key} colSpan={count} scope="colgroup" className={styles.month}>
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {weeks.map((week) => (
              <th
                key={week}
                scope="col"
                className={styles.week}
                data-today={week <= today && today < week + WEEK}
                aria-label={t("weekOf", { day: formats.planDate(textOfInstant(week)) })}
              >
                {Number(textOfInstant(week).slice(8, 10))}
              </th>
            ))}
          </tr>
        </thead>
        {load.table.organisations.map((each) => (
          <OrganisationRows key={each.organisationId} {...props} organisationLoad={each} />
        ))}
      </table>
    </section>
  );
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows go from cell to cell, so that one stop of the Tab key is enough for all of them. */
function handleArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const { row, column } = event.currentTarget.dataset;
  if (step === undefined) return;
  const selector = `[data-row="${Number(row) + step[0]}"][data-column="${Number(column) + step[1]}"]`;
  const to = event.currentTarget.closest("table")?.querySelector<HTMLElement>(selector);
  if (to == null) return;
  event.preventDefault();
  to.focus();
}

function OrganisationRows(props: GridProps & { organisationLoad: OrganisationLoad }) {
  const { organisationLoad, weeks } = props;
  const { organisationId, people, unassigned, firstRow } = organisationLoad;
  const { t } = useTranslation("resources");
  const organisation = useOrganisations().get(organisationId);
  return (
    <tbody className={organisationClass(organisation?.colour ?? 12)}>
      <tr className={styles.organisation}>
        <th scope="rowgroup" className={styles.name}>
          <span className={styles.who}>
            {organisation !== undefined && (
              <OrganisationBadge organisation={organisation} withName />
            )}
            {unassigned > 0 && (
              <span className={styles.unassigned} title={t("unassigned", { count: unassigned })}>
                +{unassigned}
              </span>
            )}
          </span>
        </th>
        {weeks.map((week) => (
          <td key={week}>
            <Share load={organisationLoad.weeks.get(week)} isSum />
          </td>
        ))}
      </tr>
      {people.map((each, index) => (
        <PersonRow key={each.person.id} {...props} personLoad={each} row={firstRow + index} />
      ))}
    </tbody>
  );
}

function PersonRow(props: GridProps & { personLoad: PersonLoad; row: number }) {
  const { choice, load, onChoose, personLoad, row, weeks } = props;
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const { person, over } = personLoad;
  const name = load.nameOf(person);
  const isChosen = choice.personId === person.id;
  const hasFocus = (column: number): boolean =>
    isChosen
      ? choice.week === null
        ? column === 0
        : weeks[column - 1] === choice.week
      : choice.personId === null && row === 0 && column === 0;
  return (
    <tr data-chosen={isChosen}>
      <th scope="row" className={styles.name}>
        <button
          type="button"
          className={styles.person}
          data-row={row}
          data-column={0}
          tabIndex={hasFocus(0) ? 0 : -1}
          aria-pressed={isChosen && choice.week === null}
          onKeyDown={handleArrow}
          title={name}
          onClick={() => onChoose({ personId: person.id, week: null })}
        >
          <span className="ellipsis">{name}</span>
          {over.length > 0 && (
            <span className={styles.overCount} title={t("overCount", { count: over.length })}>
              {formats.number(over.length)}
            </span>
          )}
        </button>
      </th>
      {weeks.map((week, index) => {
        const weekLoad = personLoad.weeks.get(week);
        const column = index + 1;
        return (
          <td key={week} data-chosen={isChosen && choice.week === week}>
            <button
              type="button"
              className={styles.cell}
              data-row={row}
              data-column={column}
              tabIndex={hasFocus(column) ? 0 : -1}
              onKeyDown={handleArrow}
              aria-label={t(weekLoad?.isOver === true ? "cellOver" : "cell", {
                name,
                day: formats.planDate(textOfInstant(week)),
                share: percentOf(weekLoad),
              })}
              onClick={() => onChoose({ personId: person.id, week })}
            >
              <Share load={weekLoad} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}

const percentOf = (load: WeekLoad | undefined): string => {
  if (load === undefined) return "0";
  const share = shareOf(load);
  return Number.isFinite(share) ? String(Math.round(share * 100)) : "!";
};

function Share({ load, isSum = false }: { load: WeekLoad | undefined; isSum?: boolean }) {
  if (load === undefined) return <span className={styles.share} />;
  const filled = Math.min(1, shareOf(load));
  return (
    <span
      className={styles.share}
      data-over={!isSum && load.isOver}
      style={{ "--fill": `${Math.round(6 + filled * 24)}%` } as React.CSSProperties}
      aria-hidden={!isSum}
    >
      {percentOf(load)}
    </span>
  );
}
