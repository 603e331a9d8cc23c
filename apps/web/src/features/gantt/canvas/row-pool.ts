import type { RowCell } from "../model/column-text.ts";
import { isAtEnd } from "../model/columns.ts";
import type { ChartModel } from "../model/chart-model.ts";
import type { GanttRow } from "../model/gantt-rows.ts";
import { ROW_HEIGHT, rowsInSight } from "../model/viewport.ts";

/** What the table says of a row; the same value while the row is the same. */
export type RowText = {
  readonly kind: "task" | "summary" | "phase" | "group";
  readonly depth: number;
  readonly isFoldable: boolean;
  readonly isCollapsed: boolean;
  readonly glyph: string;
  readonly glyphLabel: string;
  readonly name: string;
  readonly isUnnamed: boolean;
  /** Whose it is, in words; null: mine. */
  readonly lock: string | null;
  readonly organisation: {
    readonly code: string;
    readonly name: string;
    readonly className: string;
  } | null;
  /** From left to right; the pool draws the name and the organisation itself. */
  readonly cells: readonly RowCell[];
  readonly foldLabel: string;
};

type RowTexts = { readonly of: (row: GanttRow) => RowText };

export type PoolOptions = {
  readonly classes: Readonly<Record<string, string | undefined>>;
  /** Pictures to copy, by name. */
  readonly glyph: (name: string) => Node | null;
  /** Rows of a picture are for looking at: nothing finds them by their id. */
  readonly isPicture?: boolean;
};

type Slot = {
  readonly element: HTMLElement;
  index: number;
  text: RowText | null;
  state: "selected" | "marked" | "entry" | "other" | null;
};

const OVERSCAN = 4;
const NOTHING: ReadonlySet<string> = new Set();

/** The rows in sight as elements, by id: a row that has the focus keeps its element wherever it scrolls. */
export class RowPool {
  readonly #body: HTMLElement;
  readonly #options: PoolOptions;
  readonly #slots = new Map<string, Slot>();
  readonly #free: Slot[] = [];

  constructor(body: HTMLElement, options: PoolOptions) {
    this.#body = body;
    this.#options = options;
  }

  show(
    model: ChartModel,
    texts: RowTexts,
    top: number,
    height: number,
    active: number,
    marked: ReadonlySet<string> = NOTHING,
  ): void {
    const sight = rowsInSight(top, height, model.count);
    const first = Math.max(0, sight.first - OVERSCAN);
    const last = Math.min(model.count, sight.last + OVERSCAN);
    for (const [id, slot] of this.#slots) {
      const index = model.indexOf.get(id) ?? -1;
      const isWanted = (index >= first && index < last) || (index >= 0 && index === active);
      if (isWanted) continue;
      this.#slots.delete(id);
      slot.element.hidden = true;
      slot.element.removeAttribute("aria-selected");
      slot.state = null;
      this.#free.push(slot);
    }
    for (let index = first; index < last; index += 1)
      this.#place(model, texts, index, active, marked);
    if (active >= 0 && active < model.count) this.#place(model, texts, active, active, marked);
    this.#body.style.transform = `translateY(${-top}px)`;
  }

  elementOf(id: string): HTMLElement | null {
    return this.#slots.get(id)?.element ?? null;
  }

  /** A glow that is under way begins again. */
  glow(ids: readonly string[]): void {
    for (const id of ids) {
      const element = this.elementOf(id);
      if (element === null) continue;
      delete element.dataset["glow"];
      void element.offsetWidth;
      element.dataset["glow"] = "";
    }
  }

  #place(
    model: ChartModel,
    texts: RowTexts,
    index: number,
    active: number,
    marked: ReadonlySet<string>,
  ): void {
    const { id } = model.rows[index]!;
    let slot = this.#slots.get(id);
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.#makeSlot();
      slot.element.hidden = false;
      delete slot.element.dataset["glow"];
      slot.element.dataset[this.#options.isPicture === true ? "pictured" : "row"] = id;
      this.#slots.set(id, slot);
    }
    if (slot.index !== index) {
      slot.index = index;
      slot.element.style.top = `${index * ROW_HEIGHT}px`;
      slot.element.setAttribute("aria-rowindex", String(index + 2));
    }
    const text = texts.of(model.rows[index]!);
    if (slot.text !== text) {
      slot.text = text;
      this.#write(slot.element, text);
    }
    // Without a selection the first row is where the Tab key enters.
    const isEntry = active < 0 && index === 0;
    const state =
      index === active ? "selected" : marked.has(id) ? "marked" : isEntry ? "entry" : "other";
    if (slot.state === state) return;
    slot.state = state;
    slot.element.tabIndex = state === "selected" || state === "entry" ? 0 : -1;
    slot.element.setAttribute("aria-selected", String(state === "selected" || state === "marked"));
  }

  #makeSlot(): Slot {
    const element = document.createElement("div");
    element.setAttribute("role", "row");
    element.className = this.#options.classes["row"] ?? "";
    this.#body.append(element);
    return { element, index: -1, text: null, state: null };
  }

  #write(element: HTMLElement, text: RowText): void {
    const { classes } = this.#options;
    element.dataset["kind"] = text.kind;
    element.setAttribute("aria-level", String(text.depth + 1));
    if (text.isFoldable) element.setAttribute("aria-expanded", String(!text.isCollapsed));
    else element.removeAttribute("aria-expanded");
    const cells = text.cells.map((each) => {
      if (each.id === "name") return this.#name(text);
      if (each.id === "organisation") return this.#organisation(text);
      const cell = this.#cell(
        isAtEnd(each.id) ? `${classes["cell"] ?? ""} ${classes["end"] ?? ""}` : classes["cell"],
      );
      cell.textContent = each.text;
      cell.title = each.text;
      if (each.id === "wbs") cell.dataset["column"] = each.id;
      if (each.tone !== "") cell.dataset["tone"] = each.tone;
      return cell;
    });
    element.replaceChildren(...cells);
  }

  #cell(className = ""): HTMLElement {
    const cell = document.createElement("div");
    cell.setAttribute("role", "gridcell");
    cell.className = className;
    return cell;
  }

  #name(text: RowText): HTMLElement {
    const { classes, glyph } = this.#options;
    const cell = this.#cell(`${classes["cell"] ?? ""} ${classes["name"] ?? ""}`);
    cell.style.paddingInlineStart = `${8 + text.depth * 14}px`;
    const mark = document.createElement(text.isFoldable ? "button" : "span");
    mark.className = classes[text.isFoldable ? "fold" : "glyph"] ?? "";
    if (mark instanceof HTMLButtonElement) {
      mark.type = "button";
      mark.tabIndex = -1;
      mark.dataset["fold"] = "";
      mark.setAttribute("aria-label", text.foldLabel);
    } else {
      mark.setAttribute("role", "img");
      mark.setAttribute("aria-label", text.glyphLabel);
    }
    const picture = glyph(text.isFoldable ? (text.isCollapsed ? "closed" : "open") : text.glyph);
    if (picture !== null) mark.append(picture);
    const label = document.createElement("span");
    label.className = `${classes["label"] ?? ""} ${text.isUnnamed ? (classes["unnamed"] ?? "") : ""}`;
    label.textContent = text.name;
    label.title = text.name;
    cell.append(mark, label);
    if (text.lock !== null) {
      const lock = document.createElement("span");
      lock.className = classes["lock"] ?? "";
      lock.title = text.lock;
      lock.setAttribute("role", "img");
      lock.setAttribute("aria-label", text.lock);
      const key = glyph("lock");
      if (key !== null) lock.append(key);
      cell.append(lock);
    }
    return cell;
  }

  #organisation({ organisation }: RowText): HTMLElement {
    const { classes } = this.#options;
    const cell = this.#cell(classes["cell"] ?? "");
    if (organisation === null) return cell;
    const badge = document.createElement("span");
    badge.className = `${classes["badge"] ?? ""} ${organisation.className}`;
    badge.textContent = organisation.code;
    badge.title = organisation.name;
    badge.setAttribute("role", "img");
    badge.setAttribute("aria-label", organisation.name);
    cell.append(badge);
    return cell;
  }
}
