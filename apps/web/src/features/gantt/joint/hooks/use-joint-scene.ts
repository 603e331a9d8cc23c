import { instantOf, textOfInstant } from "@parley/schedule/instant.ts";
import type { ParticipantFacts } from "../../../../platform/collaboration/project-facts.ts";
import type { PromiseState } from "@parley/shared/schedule/promise.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFrame, useOrganisations } from "../../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../../platform/i18n/use-formats.ts";
import type { GlyphStatus } from "../../../../ui/status-glyph.tsx";
import type {
  Lane,
  LaneItem,
  SwimlaneScene,
  WallTime,
} from "../../../../ui/swimlanes/swimlane-scene.ts";
import { paletteOf } from "../../hooks/use-row-facts.ts";
import type { GanttActions } from "../../hooks/use-gantt-actions.ts";
import { nameOf } from "../../model/gantt-rows.ts";
import { TENTHS_PER_DAY } from "../../model/viewport.ts";
import {
  isTroubled,
  type HandOff,
  type JointItem,
  type JointTimeline,
} from "../model/joint-timeline.ts";

const MS_PER_TENTH = 6_000;
const DAY_MS = 86_400_000;
const PHASES = "phases";

export const wallTimeOf = (instant: number): WallTime => instant * MS_PER_TENTH;

export const GLYPH_OF: Readonly<Record<PromiseState, GlyphStatus>> = {
  kept: "done",
  "kept-late": "done",
  late: "late",
  "at-risk": "at-risk",
  "on-course": "not-started",
};
const toneOf = (state: PromiseState | null): LaneItem["tone"] =>
  state === "late" || state === "at-risk" ? state : state?.startsWith("kept") ? "done" : "";

/** What is kept is history: it is corrected in the plan, not dragged in a meeting. */
export const isMovable = ({ row, state }: JointItem, actions: GanttActions): boolean =>
  state?.startsWith("kept") !== true && actions.mayPull(row, "body");

/** The joint timeline as lanes: by organisation, the phases of the project above them. */
export function useJointScene(
  timeline: JointTimeline,
  options: {
    readonly actions: GanttActions;
    readonly now: number;
    readonly selected: string | null;
  },
): SwimlaneScene {
  const { actions, now, selected } = options;
  const { t } = useTranslation(["joint", "gantt"]);
  const formats = useFormats();
  const organisations = useOrganisations();
  const { settings } = useFrame();
  const fixed = useMemo(() => {
    const day = (instant: number): string => formats.planDay(textOfInstant(instant));
    const items = timeline.items.map((item): LaneItem => {
      const { row, state, due } = item;
      const owner = organisations.get(item.organisationId);
      const lines = [
        nameOf(row) || t("gantt:unnamed"),
        owner?.name ?? "",
        item.isMilestone ? day(item.finish) : `${day(item.start)} – ${day(item.finish)}`,
        due === null ? "" : t("list.due", { day: day(due) }),
        state === null ? "" : t(`state.${state}`),
      ];
      return {
        id: item.id,
        laneId: item.organisationId,
        kind: item.isMilestone ? "milestone" : "bar",
        start: wallTimeOf(item.start),
        finish: wallTimeOf(item.finish),
        text: nameOf(row) || t("gantt:unnamed"),
        date: day(item.finish),
        title: lines.filter((line) => line !== "").join("\n"),
        colour: paletteOf(owner?.colour ?? 0),
        glyph: state === null || state === "on-course" ? null : GLYPH_OF[state],
        glyphLabel: state === null ? "" : t(`state.${state}`),
        tone: toneOf(state),
        isCritical: item.isCritical,
        isMovable: isMovable(item, actions),
        due: due === null ? null : wallTimeOf(due),
      };
    });
    const phases = timeline.bands.map((band): LaneItem => ({
      id: band.id,
      laneId: PHASES,
      kind: "summary",
      start: wallTimeOf(band.start),
      finish: wallTimeOf(band.finish),
      text: band.name,
      date: "",
      title: `${band.name}\n${day(band.start)} – ${day(band.finish)}\n${formats.percent(band.progress / 100)}`,
      colour: 0,
      glyph: null,
      glyphLabel: "",
      tone: "",
      isCritical: false,
      isMovable: false,
      due: null,
    }));
    return {
      lanes: [
        ...(phases.length === 0 ? [] : [phaseLane(t("phases"))]),
        ...lanesOf(timeline, organisations, (key, count) => t(`note.${key}`, { count })),
      ],
      items: [...phases, ...items],
      arrows: timeline.handOffs.map(arrowOf),
      bands: timeline.bands.map(({ id, start, finish }, at) => ({
        id,
        start: wallTimeOf(start),
        finish: wallTimeOf(finish),
        isOdd: at % 2 === 0,
      })),
    };
  }, [timeline, organisations, formats, actions, t]);
  const dataDate = instantOf(settings.dataDate ?? "");
  return {
    ...fixed,
    now: now * DAY_MS,
    dataDate: dataDate === null ? null : (dataDate / TENTHS_PER_DAY) * DAY_MS,
    selected,
  };
}

const phaseLane = (name: string): Lane => ({
  id: PHASES,
  order: -1,
  name,
  code: "",
  colour: 0,
  note: "",
  noteTone: "",
});

function lanesOf(
  timeline: JointTimeline,
  organisations: ReadonlyMap<string, ParticipantFacts>,
  note: (key: "late" | "risk" | "fine", count: number) => string,
): readonly Lane[] {
  const itemsOf = Map.groupBy(timeline.items, ({ organisationId }) => organisationId);
  const ordered = [...organisations.values()].toSorted(
    (a, b) => Number(b.isHost) - Number(a.isHost) || (a.code < b.code ? -1 : 1),
  );
  return ordered.flatMap(({ organisationId, name, code, colour }, order): Lane[] => {
    const items = itemsOf.get(organisationId) ?? [];
    if (items.length === 0) return [];
    const late = items.filter(({ state }) => state === "late").length;
    const risk = items.filter(({ state }) => state === "at-risk").length;
    const notes = [
      ...(late > 0 ? [note("late", late)] : []),
      ...(risk > 0 ? [note("risk", risk)] : []),
    ];
    return [
      {
        id: organisationId,
        order,
        name,
        code,
        colour: paletteOf(colour),
        note: notes.length === 0 ? note("fine", items.length) : notes.join(" · "),
        noteTone: late > 0 ? "late" : risk > 0 ? "at-risk" : "",
      },
    ];
  });
}

const arrowOf = ({ id, relation, from, to, state }: HandOff) =>
  ({
    id,
    from: from.id,
    to: to.id,
    leaves: relation.type === "FS" || relation.type === "FF" ? "finish" : "start",
    enters: relation.type === "FS" || relation.type === "SS" ? "start" : "finish",
    tone: isTroubled(state) ? (state as "late" | "at-risk") : "",
  }) as const;

/** By how many days of the calendar an item stands beyond its promise. */
export const daysLate = ({ due, finish }: JointItem): number =>
  due === null ? 0 : Math.max(0, Math.ceil((finish - due) / TENTHS_PER_DAY));
