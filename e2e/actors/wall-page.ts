import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor } from "./actor.ts";

/** Measures of the pull-planning frame that a new wall begins with, in units of the wall. */
const FRAME = { head: 132, column: 220, columns: 6, top: 68, row: 112, margin: 24 };
const STAGE_MARGIN = 48;

/** A planning wall: the canvas for the pointer, and the list beside it, which says the same in words. */
export class WallPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  /** Begins a wall with a pull-planning frame, and returns its path. */
  async begin(project: Project, name: string): Promise<string> {
    const { page } = this.actor;
    await this.actor.open(`${project.path}/walls`);
    await page.getByRole("button", { name: "New wall" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Create wall" }).click();
    await this.stage.waitFor();
    await this.openList();
    await this.entry("Six weeks").waitFor();
    await this.saved();
    return new URL(page.url()).pathname;
  }

  async open(path: string): Promise<this> {
    await this.actor.open(path);
    await this.stage.waitFor();
    await this.openList();
    return this;
  }

  get stage(): Locator {
    return this.actor.page.getByRole("application");
  }

  get list(): Locator {
    return this.actor.page.getByRole("complementary", { name: "Everything on the wall" });
  }

  entry(text: string): Locator {
    return this.list.getByRole("button").filter({ hasText: text });
  }

  async openList(): Promise<void> {
    await this.actor.page.getByRole("button", { name: "List", exact: true }).click();
    await this.list.waitFor();
  }

  async saved(): Promise<void> {
    await this.actor.page.getByText("Saved", { exact: true }).waitFor();
  }

  async says(text: RegExp): Promise<void> {
    await this.actor.page.getByText(text).first().waitFor();
  }

  /** Writes a note in the middle of what is seen, by keys alone. */
  async note(text: string): Promise<void> {
    const { keyboard } = this.actor.page;
    await this.stage.focus();
    await keyboard.press("Escape");
    await keyboard.press("n");
    await this.actor.page.getByRole("textbox", { name: "Text of the note" }).fill(text);
    await keyboard.press("Control+Enter");
    await this.entry(text).waitFor();
  }

  /** Puts a note into the plan by keys: the day is the frame's first working day where none is given. */
  async plan(text: string, day?: string): Promise<void> {
    const { page } = this.actor;
    await this.entry(text).click();
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog");
    if (day !== undefined) await dialog.getByLabel("Begins on").fill(day);
    await dialog.getByRole("button", { name: "Make it a task" }).click();
    await this.entry(text).getByText(/^Task/).waitFor();
  }

  /** Everything that the list names, without what differs between readers: sorted, one line an entry. */
  async content(): Promise<readonly string[]> {
    const texts = await this.list.getByRole("button").allInnerTexts();
    return texts.map((text) => text.replaceAll("\n", " · ")).toSorted();
  }

  /** Takes a note by the pointer and lets go of it in the frame, which the list brings into view. */
  async dropIntoFrame(
    text: string,
    place: { readonly row: number; readonly rows: number; readonly column: number },
  ): Promise<void> {
    const { page } = this.actor;
    await this.entry("Six weeks").click();
    const box = (await this.stage.boundingBox())!;
    const width = FRAME.head + FRAME.columns * FRAME.column;
    const height = FRAME.top + place.rows * FRAME.row;
    const zoom = Math.min(
      1,
      (box.width - 2 * STAGE_MARGIN) / (width + 2 * FRAME.margin),
      (box.height - 2 * STAGE_MARGIN) / (height + 2 * FRAME.margin),
    );
    const [left, top] = [
      box.x + (box.width - width * zoom) / 2,
      box.y + (box.height - height * zoom) / 2,
    ];
    const from = { x: box.x + box.width / 2, y: box.y + box.height - 70 };
    const to = {
      x: left + (FRAME.head + (place.column + 0.1) * FRAME.column + 60) * zoom,
      y: top + (FRAME.top + (place.row + 0.5) * FRAME.row) * zoom,
    };
    await page.mouse.dblclick(from.x, from.y);
    await page.getByRole("textbox", { name: "Text of the note" }).fill(text);
    await page.keyboard.press("Control+Enter");
    await this.entry(text).waitFor();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y - 40, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
  }
}
