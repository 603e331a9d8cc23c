// The Gantt alone, for bench/gantt.bench.ts: no server, and everything between an edit and the picture.
import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles.layer.css";
import { createScheduler } from "@parley/schedule/create-scheduler.ts";
import { assemblePlan } from "@parley/shared/documents/assemble-plan.ts";
import { DEFAULT_SETTINGS } from "@parley/shared/documents/frame.ts";
import { EMPTY_PLAN, type PlacedTask, type TaskRow } from "@parley/shared/documents/plan-row.ts";
import { DEFAULT_TASK } from "@parley/shared/documents/task.ts";
import type { EntityId, OrganisationId, TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import { patchedMap } from "@parley/shared/primitives/patched-map.ts";
import { PlanScheduler } from "@parley/shared/schedule/plan-scheduler.ts";
import { STANDARD_CALENDAR } from "@parley/shared/schedule/working-calendar.ts";
import { createRoot } from "react-dom/client";
import { Observable } from "../../../platform/collaboration/observable.ts";
import type { ProjectSession } from "../../../platform/collaboration/project-session.ts";
import { ProjectSessionContext } from "../../../platform/collaboration/use-project-session.ts";
import { initialiseI18n } from "../../../platform/i18n/i18n.ts";
import "../../../ui/theme/base.css";
import "../../../ui/theme/tokens.css";
import { GanttChart } from "../canvas/gantt-chart.ts";
import type { RowText } from "../canvas/row-pool.ts";
import type { TreeActions } from "../../../platform/plan/use-tree-actions.ts";
import { GanttStage } from "../components/gantt-stage.tsx";
import { axisWords } from "../model/axis-words.ts";
import { barDrawn } from "../model/new-bar.ts";
import { changeOfPull, patchOfChange } from "../model/bar-drag.ts";
import { ganttRows, nameOf, type GanttRow, type RowFacts } from "../model/gantt-rows.ts";
import { extentOf } from "../model/hit-test.ts";
import { outcomeOf, withPatch } from "../model/outcome.ts";
import { DEFAULT_PREFERENCES } from "../model/preferences.ts";
import { ROW_HEIGHT } from "../model/viewport.ts";
import { WorkingTime } from "../../../platform/calendar/working-time.ts";
import { HEADER_HEIGHT } from "../canvas/scene.ts";

type Given = {
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly parent: string | null;
    readonly days: number;
  }[];
  readonly links: readonly (readonly [string, string])[];
};

const LANE = "lane" as YdocId;
const OURS = "ours" as OrganisationId;
const DAY = 4_800;
const frame = {
  settings: { ...DEFAULT_SETTINGS, projectStart: "2026-03-09T08:00" },
  calendars: new Map(),
};
const facts: RowFacts = { today: "2026-03-20", colourOf: () => 2, isMine: () => true };
const scheduler = new PlanScheduler(createScheduler);
let tasks: ReadonlyMap<TaskId, PlacedTask> = new Map();
const relations = new Map<EntityId, { relation: never; ydocId: YdocId }>();
const chart = new GanttChart(null);
const time = new WorkingTime(STANDARD_CALENDAR);
let assembled = EMPTY_PLAN;
let plan = EMPTY_PLAN;
let rows: readonly GanttRow[] = [];

const known = new WeakMap<GanttRow, RowText>();
function textOf(row: GanttRow): RowText {
  const shown = row.row;
  return {
    kind: shown.isSummary ? "summary" : "task",
    depth: shown.depth,
    isFoldable: shown.isSummary,
    isCollapsed: row.isCollapsed,
    glyph: "not-started",
    glyphLabel: "Not started",
    name: nameOf(shown),
    isUnnamed: false,
    lock: null,
    organisation: { code: "GC", name: "Grand Contractors", className: "organisation-2" },
    cells: [
      shown.wbs,
      nameOf(shown),
      "GC",
      shown.start ?? "",
      shown.finish ?? "",
      "3 d",
      "0 d",
    ].map((text, at) => ({
      id: CELLS[at]!,
      text: text.slice(0, 10),
      tone: "" as const,
    })),
    foldLabel: "Fold",
  };
}
const CELLS = ["wbs", "name", "organisation", "start", "finish", "duration", "float"] as const;
const texts = {
  day: (local: string): string => local,
  of: (row: GanttRow): RowText => {
    let text = known.get(row);
    if (text === undefined) {
      text = textOf(row);
      known.set(row, text);
    }
    return text;
  },
};

/** From what an edit changed to what the next frame shows. */
function show(): void {
  assembled = assemblePlan({ tasks, relations, phases: [], frameId: null }, assembled);
  plan = scheduler.date(assembled, frame, null);
  rows = ganttRows(plan, new Set(), rows);
  chart.setRows(rows, plan, facts);
}

/** Of a session, what the words beside the pointer ask for. */
const session = {
  facts: new Observable({ participants: new Map() }),
} as unknown as ProjectSession;

const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

function take(given: Given): void {
  const taken = new Map<TaskId, PlacedTask>();
  for (const [index, { id, name, parent, days }] of given.tasks.entries()) {
    const task = {
      ...DEFAULT_TASK,
      id: id as TaskId,
      name,
      parentId: parent as TaskId | null,
      order: `a${String(index).padStart(6, "0")}V`,
      duration: days * DAY,
      custom: {},
    };
    taken.set(task.id, { task, ydocId: LANE, organisationId: OURS, audience: "everyone" });
  }
  tasks = taken;
  for (const [predecessorId, successorId] of given.links) {
    const id = `${predecessorId}-${successorId}` as EntityId;
    const relation = { id, predecessorId, successorId, type: "FS", lag: 0, lagUnit: "working" };
    relations.set(id, { relation: { ...relation, removed: false } as never, ydocId: LANE });
  }
}

const page = {
  /** Milliseconds from the plan in memory to its picture; the engine is in it. */
  async start(given: Given): Promise<number> {
    take(given);
    const began = performance.now();
    show();
    chart.give({
      words: axisWords("en"),
      labels: {
        of: (index) => nameOf(chart.model.rows[index]!.row),
        today: () => "Today",
        dataDate: () => "Data",
      },
      time,
      now: 20_530.5,
      dataDate: null,
      showsCritical: true,
      showsLabels: true,
      partsOf: () => null,
      presence: new Map(),
      baseline: null,
      isLoading: false,
      texts,
    });
    chart.obey(
      {
        mayPull: () => true,
        mayLink: () => true,
        link: () => null,
        editRelations: () => undefined,
        draw: () => undefined,
        maySplit: () => false,
        split: () => undefined,
        daysOf: (_, from, to) => barDrawn(from, to, time),
        explain: () => undefined,
        open: () => undefined,
        changeOfPull: (row, part, days) =>
          changeOfPull(row, part, days, { calendar: STANDARD_CALENDAR, time }),
        preview: (changes) => {
          const { row, change } = changes[0]!;
          const patch = patchOfChange(row, change, STANDARD_CALENDAR);
          const answer = patch === null ? null : scheduler.preview([withPatch(row, patch)], []);
          return answer === null ? null : outcomeOf(plan, row.id, answer);
        },
        apply: (changes) => {
          const { row, change } = changes[0]!;
          const patch = patchOfChange(row, change, STANDARD_CALENDAR);
          if (patch === null) return false;
          put(withPatch(row, patch));
          show();
          return true;
        },
      },
      false,
    );
    createRoot(document.querySelector("#root")!).render(
      <MantineProvider>
        <ProjectSessionContext value={session}>
          <div style={{ display: "flex", height: "100vh" }}>
            <GanttStage
              chart={chart}
              texts={texts}
              count={rows.length}
              preferences={DEFAULT_PREFERENCES}
              onPreferences={() => undefined}
              onFold={() => undefined}
              onKeyDown={() => undefined}
              tree={{ mayDrop: () => false } as unknown as TreeActions}
              clipboard={{ copy: () => undefined, cut: () => undefined, paste: () => undefined }}
            />
          </div>
        </ProjectSessionContext>
      </MantineProvider>,
    );
    await painted();
    const took = performance.now() - began;
    chart.zoomTo(20);
    await painted();
    return took;
  },
  /** Another person lengthens or shortens a task by a day. */
  edit(step: number): void {
    const id = `t${(step * 37) % (tasks.size - Math.ceil(tasks.size / 21))}` as TaskId;
    const row = plan.byId.get(id) as TaskRow;
    put(withPatch(row, { duration: (row.task.duration ?? DAY) + (step % 2 === 0 ? DAY : -DAY) }));
    show();
  },
  /** Brings a task into sight, and says where its bar is. */
  async bar(id: string): Promise<{ x: number; y: number }> {
    chart.reveal(id, true);
    await painted();
    const index = chart.model.indexOf.get(id)!;
    const { model, viewport } = chart;
    const place = extentOf(model.kind[index]!, model.start[index]!, model.finish[index]!, viewport);
    const box = document.querySelector("canvas")!.getBoundingClientRect();
    return {
      x: box.left + (place.left + place.right) / 2,
      y: box.top + HEADER_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top,
    };
  },
};

function put({ task }: TaskRow): void {
  // As the store does: a snapshot that changed is another version of the map.
  tasks = patchedMap(tasks, new Map([[task.id, { ...tasks.get(task.id)!, task }]]));
}

await initialiseI18n("en");
(globalThis as unknown as { bench: typeof page }).bench = page;
