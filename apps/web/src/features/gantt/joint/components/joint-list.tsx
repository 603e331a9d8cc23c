import { IconArrowLeft, IconArrowRight, IconLock, IconTimeline } from "@tabler/icons-react";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useOrganisations } from "../../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../../platform/i18n/use-formats.ts";
import { classes } from "../../../../ui/classes.ts";
import { OrganisationBadge } from "../../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../../ui/status-glyph.tsx";
import { nameOf } from "../../model/gantt-rows.ts";
import { daysLate, GLYPH_OF } from "../hooks/use-joint-scene.ts";
import {
  isTroubled,
  type HandOff,
  type JointItem,
  type JointTimeline,
} from "../model/joint-timeline.ts";
import styles from "./joint-list.module.css";

export type JointListProps = {
  readonly timeline: JointTimeline;
  readonly selected: string | null;
  readonly ganttPath: (id: string) => string;
  readonly isMine: (item: JointItem) => boolean;
  readonly isMovable: (item: JointItem) => boolean;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** Days of work; negative: earlier. */
  readonly onMove: (item: JointItem, days: number) => void;
  readonly onExplain: (item: JointItem) => void;
};

/** The same in words, with the same commands: for the keyboard, for a screen reader, and for whoever looks for a name. */
export function JointList(props: JointListProps) {
  const { timeline } = props;
  const { t } = useTranslation("joint");
  const list = useRef<HTMLDivElement>(null);
  const shared = useMemo(
    () => new Set(timeline.handOffs.map(({ from }) => from.id)),
    [timeline.handOffs],
  );
  const promises = useMemo(
    () =>
      timeline.items.filter(({ id }) => !shared.has(id)).toSorted((a, b) => a.finish - b.finish),
    [timeline.items, shared],
  );
  const handleKey = (event: KeyboardEvent): void => {
    if (event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const entries = [...list.current!.querySelectorAll<HTMLElement>("[data-entry]")];
    const at = entries.indexOf((event.target as Element).closest<HTMLElement>("[data-entry]")!);
    entries[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys that walk from entry to entry
    <div ref={list} className={styles.list} onKeyDown={handleKey}>
      <Part
        title={t("list.handOffs")}
        entries={timeline.handOffs.map((handOff) => ({ item: handOff.from, handOff }))}
        props={props}
      />
      <Part
        title={t("list.promises")}
        entries={promises.map((item) => ({ item, handOff: null }))}
        props={props}
      />
    </div>
  );
}

type Listed = { readonly item: JointItem; readonly handOff: HandOff | null };
const isKept = ({ item }: Listed): boolean => item.state?.startsWith("kept") === true;

/** What is open, by its date; what is kept is folded away below. */
function Part(part: { title: string; entries: readonly Listed[]; props: JointListProps }) {
  const { title, entries, props } = part;
  const { t } = useTranslation("joint");
  const formats = useFormats();
  const open = entries.filter((each) => !isKept(each));
  const kept = entries.filter(isKept);
  const listOf = (some: readonly Listed[]): ReactNode => (
    <ul>
      {some.map(({ item, handOff }) => (
        <Entry key={handOff?.id ?? item.id} {...props} item={item} handOff={handOff} />
      ))}
    </ul>
  );
  return (
    <section aria-label={title}>
      <h2 className={styles.part}>
        {title}
        <span className={styles.count}>{formats.number(open.length)}</span>
      </h2>
      {open.length === 0 ? <p className={styles.none}>{t("list.none")}</p> : listOf(open)}
      {kept.length > 0 && (
        <details className={styles.kept}>
          <summary>{t("list.kept", { count: kept.length })}</summary>
          {listOf(kept)}
        </details>
      )}
    </section>
  );
}

function Entry(props: JointListProps & { item: JointItem; handOff: HandOff | null }) {
  const { item, handOff, selected, onSelect, onOpen, onMove } = props;
  const { t } = useTranslation(["joint", "gantt"]);
  const formats = useFormats();
  const organisations = useOrganisations();
  const owner = organisations.get(item.organisationId);
  const taker = handOff === null ? undefined : organisations.get(handOff.to.organisationId);
  const name = nameOf(item.row) || t("gantt:unnamed");
  const full =
    handOff === null ? name : `${name} → ${nameOf(handOff.to.row) || t("gantt:unnamed")}`;
  const day = (at: number): string => formats.planDay(textOfInstant(at));
  const isSelected = selected === item.id;
  const isMine = props.isMine(item);
  const isMovable = props.isMovable(item);
  const late = daysLate(item);
  const handleKey = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    if (isMovable) onMove(item, step);
    else if (!isMine) props.onExplain(item);
  };
  return (
    <li className={classes(styles.entry, isSelected && styles.selected)}>
      <button
        type="button"
        data-entry={item.id}
        className={styles.head}
        aria-pressed={isSelected}
        onClick={() => onSelect(item.id)}
        onFocus={() => onSelect(item.id)}
        onKeyDown={handleKey}
        onDoubleClick={() => onOpen(item.id)}
      >
        <span className={styles.glyph}>
          {item.state === null ? (
            <StatusGlyph status="milestone" />
          ) : (
            <StatusGlyph status={GLYPH_OF[item.state]} label={t(`state.${item.state}`)} />
          )}
        </span>
        <span className={styles.name} title={full}>
          {full}
        </span>
        <span className={styles.day}>{day(item.finish)}</span>
        <span className={styles.who}>
          {owner !== undefined && <OrganisationBadge organisation={owner} />}
          {taker !== undefined && (
            <>
              <IconArrowRight size={12} stroke={1.5} aria-hidden />
              <OrganisationBadge organisation={taker} />
            </>
          )}
          {!isMine && (
            <IconLock
              size={12}
              stroke={1.5}
              role="img"
              aria-label={t("locked", { organisation: owner?.name ?? "" })}
            />
          )}
        </span>
        <span
          className={classes(
            styles.state,
            item.state === "late" && styles.late,
            item.state === "at-risk" && styles.atRisk,
          )}
        >
          {late > 0
            ? t("list.daysLate", { count: late })
            : item.state !== null && (isTroubled(item.state) || item.due === null)
              ? t(`state.${item.state}`)
              : item.due !== null && t("list.due", { day: day(item.due) })}
        </span>
      </button>
      {isSelected && (
        <div className={styles.actions}>
          {isMovable && (
            <>
              <button type="button" onClick={() => onMove(item, -1)}>
                <IconArrowLeft size={13} stroke={1.5} aria-hidden />
                {t("action.earlier")}
              </button>
              <button type="button" onClick={() => onMove(item, 1)}>
                <IconArrowRight size={13} stroke={1.5} aria-hidden />
                {t("action.later")}
              </button>
            </>
          )}
          <Link to={props.ganttPath(item.id)}>
            <IconTimeline size={13} stroke={1.5} aria-hidden />
            {t("action.gantt")}
          </Link>
          <button type="button" onClick={() => onOpen(item.id)}>
            {t("action.details")}
          </button>
          {!isMine && owner !== undefined && (
            <span className={styles.lock}>
              <IconLock size={12} stroke={1.5} aria-hidden />
              {t("locked", { organisation: owner.name })}
            </span>
          )}
        </div>
      )}
    </li>
  );
}
