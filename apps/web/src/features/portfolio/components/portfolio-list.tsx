import type { OutlineItem } from "@parley/shared/pictures/plan-outline.ts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import {
  ganttPath,
  GLYPH_OF,
  isTroubled,
  listedItems,
  type ListedItems,
  type PortfolioLane,
  type PortfolioWords,
} from "../model/portfolio-scene.ts";
import styles from "./portfolio-list.module.css";

/** So much of a project is said at once. */
const TROUBLED = 4;
const NEXT = 3;
const NOTHING: ListedItems = { troubled: [], next: [] };

/** The same in words: for the keyboard, for a screen reader, and for whoever looks for a name. */
export function PortfolioList(props: { lanes: readonly PortfolioLane[]; words: PortfolioWords }) {
  return (
    <div className={styles.list}>
      {props.lanes.map((lane) => (
        <ProjectEntry key={lane.project.id} lane={lane} words={props.words} />
      ))}
    </div>
  );
}

function ProjectEntry({ lane, words }: { lane: PortfolioLane; words: PortfolioWords }) {
  const { t } = useTranslation("portfolio");
  const { project, outline } = lane;
  const { troubled, next } = outline == null ? NOTHING : listedItems(outline);
  const said = [...troubled.slice(0, TROUBLED), ...next.slice(0, NEXT)];
  const more = [...troubled.slice(TROUBLED), ...next.slice(NEXT)];
  const { late = 0, atRisk = 0 } = outline?.counts ?? {};
  const listOf = (items: readonly OutlineItem[]) => (
    <ul>
      {items.map((item) => (
        <ItemEntry key={item.id} item={item} lane={lane} words={words} />
      ))}
    </ul>
  );
  return (
    <section className={styles.project} aria-label={project.name}>
      <h2 className={styles.head}>
        <OrganisationBadge organisation={project.host} />
        <Link to={ganttPath(project.id, null)} className={styles.title}>
          {project.name}
        </Link>
      </h2>
      <p className={styles.facts}>
        <span
          className={classes(late > 0 && styles.late, late === 0 && atRisk > 0 && styles.atRisk)}
        >
          {words.note(lane)}
        </span>
        {outline?.span != null && (
          <span>{t("finish", { day: words.day(outline.span.finish) })}</span>
        )}
      </p>
      {said.length > 0 && listOf(said)}
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>{t("more", { count: more.length })}</summary>
          {listOf(more)}
        </details>
      )}
      {outline != null && outline.left > 0 && (
        <p className={styles.left}>{t("left", { count: outline.left })}</p>
      )}
    </section>
  );
}

function ItemEntry(props: { item: OutlineItem; lane: PortfolioLane; words: PortfolioWords }) {
  const { item, lane, words } = props;
  const { state } = item;
  const owner = lane.outline?.organisations[item.organisation];
  return (
    <li>
      <Link to={ganttPath(lane.project.id, item.id)} className={styles.item} data-entry={item.id}>
        {state === null || state === "on-course" ? (
          <StatusGlyph status={item.kind === "milestone" ? "milestone" : "not-started"} />
        ) : (
          <StatusGlyph status={GLYPH_OF[state]} label={words.state(state)} />
        )}
        <span className={styles.name}>{item.name || words.unnamed}</span>
        <span className={styles.day}>{words.day(item.finish)}</span>
        {(owner !== undefined || isTroubled(state)) && (
          <span className={styles.who}>
            {owner !== undefined && <OrganisationBadge organisation={owner} />}
            {isTroubled(state) && state !== null && (
              <span className={state === "late" ? styles.late : styles.atRisk} aria-hidden>
                {words.state(state)}
              </span>
            )}
            {item.due !== null && (
              <span className={styles.due}>{words.due(words.day(item.due))}</span>
            )}
          </span>
        )}
      </Link>
    </li>
  );
}
