import { instantOf } from "@parley/schedule/instant.ts";
import type { OutlineItem, PlanOutline } from "@parley/shared/pictures/plan-outline.ts";
import type { ProjectSummary } from "../../../platform/api/contract.ts";
import type { GlyphStatus } from "../../../ui/status-glyph.tsx";
import type { Lane, LaneItem, SwimlaneScene } from "../../../ui/swimlanes/swimlane-scene.ts";

const MS_PER_TENTH = 6_000;
const SPAN = "span";

/** A project and what is known of it: undefined while it is on its way, null where it has no outline. */
export type PortfolioLane = {
  readonly project: Pick<ProjectSummary, "id" | "name" | "host">;
  readonly outline: PlanOutline | null | undefined;
};

export type PortfolioFilter = {
  readonly text: string;
  /** Nothing but what is late or at risk, and the projects that have such. */
  readonly onlyTroubled: boolean;
};
export const NO_PORTFOLIO_FILTER: PortfolioFilter = { text: "", onlyTroubled: false };

type State = OutlineItem["state"];
export const isTroubled = (state: State): boolean => state === "late" || state === "at-risk";
export const isKept = (state: State): boolean => state === "kept" || state === "kept-late";

export const GLYPH_OF: Readonly<Record<NonNullable<State>, GlyphStatus>> = {
  kept: "done",
  "kept-late": "done",
  late: "late",
  "at-risk": "at-risk",
  "on-course": "not-started",
};

/** What the filter leaves of all my projects. What is still on its way stays: nobody knows yet whether it is late. */
export function filterPortfolio(
  lanes: readonly PortfolioLane[],
  { text, onlyTroubled }: PortfolioFilter,
): readonly PortfolioLane[] {
  const needle = text.trim().toLocaleLowerCase();
  const named = lanes.filter(({ project }) =>
    `${project.name} ${project.host.name}`.toLocaleLowerCase().includes(needle),
  );
  if (!onlyTroubled) return named;
  return named.flatMap((lane): PortfolioLane[] => {
    const { outline } = lane;
    if (outline === undefined) return [lane];
    if (outline === null || outline.counts.late + outline.counts.atRisk === 0) return [];
    const items = outline.items.filter(({ kind, state }) => kind === "phase" || isTroubled(state));
    return [{ ...lane, outline: { ...outline, items } }];
  });
}

/** What a lane is, as an address of its project's Gantt. */
export const ganttPath = (projectId: string, rowId: string | null): string =>
  `/projects/${projectId}/gantt${rowId === null ? "" : `?row=${encodeURIComponent(rowId)}`}`;

export const itemId = (projectId: string, rowId: string): string => `${projectId}/${rowId}`;

export type ListedItems = {
  /** Late ones first. */
  readonly troubled: readonly OutlineItem[];
  /** What comes next, by its date. */
  readonly next: readonly OutlineItem[];
};

/** What the list says of a project: no phases, and nothing that is kept or past. */
export function listedItems({ items, today }: PlanOutline): ListedItems {
  const from = instantOf(`${today}T00:00`) ?? 0;
  const open = items.filter(
    ({ kind, state, finish }) =>
      kind !== "phase" && !isKept(state) && (state !== null || finish >= from),
  );
  const troubled = open.filter(({ state }) => isTroubled(state));
  return {
    troubled: troubled.toSorted((a, b) => Number(b.state === "late") - Number(a.state === "late")),
    next: open.filter(({ state }) => !isTroubled(state)),
  };
}

/** Where an item of the lanes leads; null of a group of items. */
export function pathOfItem(lanes: readonly PortfolioLane[], id: string): string | null {
  const cut = id.indexOf("/");
  const [projectId, rowId] = [id.slice(0, cut), id.slice(cut + 1)];
  const lane = lanes.find(({ project }) => project.id === projectId);
  if (lane?.outline == null) return null;
  if (rowId === SPAN) return ganttPath(projectId, null);
  return lane.outline.items.some((item) => item.id === rowId) ? ganttPath(projectId, rowId) : null;
}

export type PortfolioWords = {
  readonly unnamed: string;
  readonly whole: string;
  readonly day: (instant: number) => string;
  readonly percent: (share: number) => string;
  readonly due: (day: string) => string;
  readonly state: (state: NonNullable<State>) => string;
  /** How a project stands. */
  readonly note: (lane: PortfolioLane) => string;
};

/** All projects as lanes: phases as spans, milestones, and what is late or at risk. `now`: days since 1970. */
export function portfolioScene(
  lanes: readonly PortfolioLane[],
  words: PortfolioWords,
  now: number,
): SwimlaneScene {
  return {
    lanes: lanes.map((lane, order): Lane => {
      const { id, name, host } = lane.project;
      const { late = 0, atRisk = 0 } = lane.outline?.counts ?? {};
      return {
        id,
        order,
        name,
        code: host.code,
        colour: paletteOf(host.colour),
        note: words.note(lane),
        noteTone: late > 0 ? "late" : atRisk > 0 ? "at-risk" : "",
      };
    }),
    items: lanes.flatMap((lane) => itemsOf(lane, words)),
    arrows: [],
    bands: [],
    now: now * 86_400_000,
    dataDate: null,
    selected: null,
  };
}

/** A lane is read at a glance: a hand-off at risk for which no date was named stands in the list alone. */
const isDrawn = ({ kind, state, due }: OutlineItem): boolean =>
  kind !== "promise" || state === "late" || due !== null;

function itemsOf({ project, outline }: PortfolioLane, words: PortfolioWords): LaneItem[] {
  if (outline == null) return [];
  const { span } = outline;
  const hasPhases = outline.items.some(({ kind }) => kind === "phase");
  const common = { laneId: project.id, isMovable: false, isUnlocked: true } as const;
  const whole: LaneItem[] =
    span === null || hasPhases
      ? []
      : [
          {
            ...common,
            id: itemId(project.id, SPAN),
            kind: "summary",
            start: span.start * MS_PER_TENTH,
            finish: span.finish * MS_PER_TENTH,
            text: words.whole,
            date: "",
            title: [words.whole, `${words.day(span.start)} – ${words.day(span.finish)}`].join("\n"),
            colour: 0,
            glyph: null,
            glyphLabel: "",
            tone: "",
            isCritical: false,
            due: null,
          },
        ];
  return [
    ...whole,
    ...outline.items.filter(isDrawn).map((item): LaneItem => {
      const { state, due, kind } = item;
      const owner = outline.organisations[item.organisation];
      const name = item.name || words.unnamed;
      const lines = [
        name,
        project.name,
        owner?.name ?? "",
        kind === "milestone"
          ? words.day(item.finish)
          : `${words.day(item.start)} – ${words.day(item.finish)}`,
        kind === "phase" ? words.percent(item.progress / 100) : "",
        due === null ? "" : words.due(words.day(due)),
        state === null ? "" : words.state(state),
      ];
      return {
        ...common,
        id: itemId(project.id, item.id),
        kind: kind === "phase" ? "summary" : kind === "milestone" ? "milestone" : "bar",
        start: item.start * MS_PER_TENTH,
        finish: item.finish * MS_PER_TENTH,
        text: name,
        date: kind === "phase" ? "" : words.day(item.finish),
        title: lines.filter((line) => line !== "").join("\n"),
        colour: kind === "phase" ? 0 : paletteOf(owner?.colour ?? 0),
        glyph: state === null || state === "on-course" ? null : GLYPH_OF[state],
        glyphLabel: state === null ? "" : words.state(state),
        tone: isTroubled(state) ? (state as "late" | "at-risk") : isKept(state) ? "done" : "",
        isCritical: kind !== "phase" && item.isCritical,
        due: due === null ? null : due * MS_PER_TENTH,
      };
    }),
  ];
}

/** Colours beyond the palette start again; 0 is nobody's. */
const paletteOf = (colour: number): number =>
  colour === 0 ? 0 : (((((Math.trunc(colour) || 1) - 1) % 12) + 12) % 12) + 1;
