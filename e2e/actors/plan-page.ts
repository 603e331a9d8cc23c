import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor, Language } from "./actor.ts";
import { wordsOf } from "./words.ts";

export type Column = "start" | "finish" | "duration" | "float" | "predecessors" | "assignee";

/** The plan table as its reader meets it: rows by their name, cells by their column. */
export class PlanPage {
  readonly actor: Actor;
  readonly #words;

  constructor(actor: Actor, language: Language = "en") {
    this.actor = actor;
    this.#words = wordsOf(language);
  }

  async open(project: Project): Promise<this> {
    await this.actor.open(`${project.path}/plan`);
    await this.saved();
    return this;
  }

  get grid(): Locator {
    return this.actor.page.getByRole("treegrid");
  }

  /** A live row: removed and renamed ones are not found any more. */
  row(name: string): Locator {
    return this.grid
      .getByRole("row")
      .filter({ has: this.actor.page.getByText(name, { exact: true }) });
  }

  async sees(name: string): Promise<void> {
    await this.row(name).waitFor();
  }

  async seesNoMore(name: string): Promise<void> {
    await this.row(name).waitFor({ state: "detached" });
  }

  /** Writes a new task at the end, and leaves the cell with Enter. */
  async add(name: string): Promise<void> {
    const { page } = this.actor;
    const first = page.getByRole("button", { name: this.#words.addFirst });
    const more = page
      .getByRole("toolbar")
      .getByRole("button", { name: this.#words.task, exact: true });
    await first.or(more).last().click();
    await page.getByRole("textbox", { name: this.#words.cellName }).fill(name);
    await page.keyboard.press("Enter");
    await this.sees(name);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.retype(from, to);
    await this.sees(to);
  }

  /** Types another name; what becomes of it is not waited for. */
  async retype(from: string, to: string): Promise<void> {
    const { page } = this.actor;
    await this.row(from).getByText(from, { exact: true }).click();
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: this.#words.cellName }).fill(to);
    await page.keyboard.press("Enter");
  }

  cell(name: string, column: Column): Locator {
    return this.row(name).locator(`[data-column="${column}"]`);
  }

  /** Types into a cell of a row, and leaves it with Enter. */
  async type(name: string, column: Column, text: string): Promise<void> {
    const { page } = this.actor;
    await this.cell(name, column).dblclick();
    // With a list of people to choose from it is a combobox.
    const editor = this.cell(name, column).locator("input");
    await editor.fill(text);
    await page.keyboard.press("Enter");
    await editor.waitFor({ state: "detached" });
  }

  /** Waits until a cell shows exactly this. */
  async shows(name: string, column: Column, text: string): Promise<void> {
    await this.cell(name, column).getByText(text, { exact: true }).waitFor();
  }

  /** Waits until the strip below the sheet says when the project finishes. */
  async finishes(day: string): Promise<void> {
    await this.actor.page.getByRole("contentinfo").getByText(day, { exact: true }).waitFor();
  }

  lock(name: string): Locator {
    return this.row(name).getByRole("img", { name: /^Belongs to/ });
  }

  async undo(): Promise<void> {
    await this.actor.page.getByRole("button", { name: this.#words.undo }).first().click();
  }

  get saveState(): Locator {
    return this.actor.page.getByRole("banner").getByRole("status");
  }

  async saved(): Promise<void> {
    await this.says(this.#words.saved);
  }

  /** Waits until the header says so. */
  async says(words: string | RegExp): Promise<void> {
    await this.saveState.filter({ hasText: words }).waitFor();
  }
}
