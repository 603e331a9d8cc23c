import type { PlanRow, TaskRow } from "@parley/shared/documents/plan-row.ts";
import type { Change, LinkEnds } from "../model/bar-drag.ts";
import type { ChartModel, Span } from "../model/chart-model.ts";
import { extentOf, type Hit } from "../model/hit-test.ts";
import type { Outcome } from "../model/outcome.ts";
import { ROW_HEIGHT, TENTHS_PER_DAY, type Viewport } from "../model/viewport.ts";
import type { GanttCommands, RowChange, Tip } from "./gantt-commands.ts";
import { HEADER_HEIGHT, type PulledBar, type PulledLink } from "./scene.ts";

type BarHit = Extract<Hit, { type: "bar" }>;
const NO_PREVIEW: ReadonlyMap<number, Span> = new Map();

/** A bar, or a relation, in the hand of a person, from the first pixel to the last. */
export interface Pull {
  /** The pointer is at x, y: CSS pixels of the rows' area, scrolled with it. */
  move(viewport: Viewport, x: number, y: number, hit: Hit): void;
  /** Looks again at what it shows, once a frame; the plan may have changed meanwhile. */
  refresh(model: ChartModel): void;
  readonly bar: PulledBar | null;
  readonly link: PulledLink | null;
  readonly preview: ReadonlyMap<number, Span>;
  /** What would be made of it now. */
  readonly changes: readonly RowChange[];
  readonly tip: Tip;
  /** Makes the edit; says the id of what now stands where it was pulled to. */
  finish(): string | null;
}

export function beginPull(
  hit: BarHit,
  model: ChartModel,
  viewport: Viewport,
  x: number,
  commands: GanttCommands,
  /** Tasks that move together with this one. */
  companions: readonly string[] = [],
): Pull | null {
  const { row } = model.rows[hit.index]!;
  if (row.kind !== "task") return null;
  if (hit.part === "link-start" || hit.part === "link-finish")
    return new LinkPull(
      row,
      hit.part === "link-start" ? "start" : "finish",
      model,
      viewport,
      commands,
    );
  if (row.isSummary || row.dates === null) return null;
  const along = hit.part === "body" ? companions.filter((id) => id !== row.id) : [];
  return new BarPull(row, hit.part, viewport.day + x / viewport.pxPerDay, commands, along);
}

class BarPull implements Pull {
  readonly link = null;
  bar: PulledBar | null = null;
  preview: ReadonlyMap<number, Span> = NO_PREVIEW;
  #row: TaskRow;
  readonly #part: "body" | "finish" | "progress";
  /** Days since 1970 under the pointer at the beginning. */
  readonly #from: number;
  readonly #commands: GanttCommands;
  readonly #companions: readonly string[];
  /** All that is made when the hand lets go; its own first. */
  changes: readonly RowChange[] = [];
  #pulled = 0;
  #pxPerDay = 0;
  #change: Change | null = null;
  #outcome: Outcome | null = null;
  #asked: string | null = null;
  #wanted: Change | null = null;

  constructor(
    row: TaskRow,
    part: "body" | "finish" | "progress",
    from: number,
    commands: GanttCommands,
    companions: readonly string[],
  ) {
    this.#row = row;
    this.#part = part;
    this.#from = from;
    this.#commands = commands;
    this.#companions = companions;
  }

  get tip(): Tip {
    return {
      kind: "pull",
      row: this.#row,
      change: this.#change,
      count: Math.max(1, this.changes.length),
      outcome: this.#outcome,
    };
  }

  move(viewport: Viewport, x: number): void {
    this.#pulled = viewport.day + x / viewport.pxPerDay - this.#from;
    this.#pxPerDay = viewport.pxPerDay;
    this.#wanted = this.#commands.changeOfPull(this.#row, this.#part, this.#pulled, this.#pxPerDay);
  }

  refresh(model: ChartModel): void {
    const index = model.indexOf.get(this.#row.id);
    const row = index === undefined ? undefined : model.rows[index]!.row;
    if (index === undefined || row?.kind !== "task" || row.dates === null) {
      this.bar = null;
      this.preview = NO_PREVIEW;
      this.#change = null;
      return;
    }
    const asked = JSON.stringify(this.#wanted);
    if (asked !== this.#asked || row !== this.#row) {
      this.#asked = asked;
      this.#row = row;
      this.#change = this.#wanted;
      this.changes = this.#changesOf(model);
      this.#outcome = this.changes.length === 0 ? null : this.#commands.preview(this.changes);
      this.preview = this.#previewOf(model);
    }
    const self = this.#outcome?.self ?? row.dates;
    const progress = this.#change?.type === "progress" ? this.#change.progress : row.progress;
    this.bar = { index, start: self.start, finish: self.finish, progress };
  }

  finish(): string | null {
    return this.changes.length > 0 && this.#commands.apply(this.changes) ? this.#row.id : null;
  }

  /** Companions by the same way, each to its own next day of work. */
  #changesOf(model: ChartModel): readonly RowChange[] {
    if (this.#change === null) return [];
    const along = this.#companions.flatMap((id): readonly RowChange[] => {
      const row = model.rows[model.indexOf.get(id) ?? -1]?.row;
      if (row?.kind !== "task" || !this.#commands.mayPull(row, "body")) return [];
      const change = this.#commands.changeOfPull(row, "body", this.#pulled, this.#pxPerDay);
      return change === null ? [] : [{ row, change }];
    });
    return [{ row: this.#row, change: this.#change }, ...along];
  }

  #previewOf(model: ChartModel): ReadonlyMap<number, Span> {
    if (this.#outcome === null) return NO_PREVIEW;
    const preview = new Map<number, Span>();
    for (const [id, span] of this.#outcome.moved) {
      const index = model.indexOf.get(id);
      if (index !== undefined) preview.set(index, span);
    }
    return preview;
  }
}

class LinkPull implements Pull {
  readonly bar = null;
  readonly changes = [];
  readonly preview = NO_PREVIEW;
  link: PulledLink | null = null;
  readonly #row: TaskRow;
  readonly #end: "start" | "finish";
  readonly #model: ChartModel;
  readonly #commands: GanttCommands;
  readonly #fromX: number;
  #target: { readonly row: PlanRow; readonly ends: LinkEnds } | null = null;

  constructor(
    row: TaskRow,
    end: "start" | "finish",
    model: ChartModel,
    viewport: Viewport,
    commands: GanttCommands,
  ) {
    this.#row = row;
    this.#end = end;
    this.#model = model;
    this.#commands = commands;
    const index = model.indexOf.get(row.id)!;
    const { left, right } = extentOf(
      model.kind[index]!,
      model.start[index]!,
      model.finish[index]!,
      viewport,
    );
    this.#fromX = viewport.day + (end === "start" ? left : right) / viewport.pxPerDay;
  }

  get tip(): Tip {
    const to = this.#target?.row ?? null;
    return {
      kind: "link",
      from: this.#row,
      to,
      ends: this.#target?.ends ?? null,
      isAllowed: to !== null && this.#commands.mayLink(this.#row, to),
    };
  }

  move(viewport: Viewport, x: number, y: number, hit: Hit): void {
    const model = this.#model;
    const row = hit.type === "bar" ? model.rows[hit.index]!.row : null;
    this.#target = null;
    if (row !== null && hit.type === "bar" && row.id !== this.#row.id && row.kind === "task") {
      const middle = (model.start[hit.index]! + model.finish[hit.index]!) / 2 / TENTHS_PER_DAY;
      const to = viewport.day + x / viewport.pxPerDay <= middle ? "start" : "finish";
      this.#target = { row, ends: { from: this.#end, to } };
    }
    const from = model.indexOf.get(this.#row.id) ?? 0;
    this.link = {
      fromX: (this.#fromX - viewport.day) * viewport.pxPerDay,
      fromY: from * ROW_HEIGHT + ROW_HEIGHT / 2,
      toX: x,
      toY: y,
      isAllowed: this.#target !== null && this.#commands.mayLink(this.#row, this.#target.row),
    };
  }

  refresh(): void {}

  finish(): string | null {
    if (this.#target === null || this.link === null) return null;
    const made = this.#commands.link(this.#row, this.#target.row, this.#target.ends);
    if (made !== null)
      this.#commands.editRelations([made], { x: this.link.toX, y: this.link.toY + HEADER_HEIGHT });
    return null;
  }
}
