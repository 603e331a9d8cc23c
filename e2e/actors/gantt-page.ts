import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor } from "./actor.ts";

const STEP = 5;

/** The Gantt as a person meets it: rows by their name, bars by where the pointer says that they can be taken. */
export class GanttPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  async open(project: Project): Promise<this> {
    await this.actor.open(`${project.path}/gantt`);
    await this.actor.page.getByRole("treegrid").waitFor();
    await this.saved();
    return this;
  }

  row(name: string): Locator {
    return this.actor.page
      .getByRole("treegrid")
      .getByRole("row")
      .filter({ has: this.actor.page.getByText(name, { exact: true }) });
  }

  /** The cell under the heading. */
  cell(name: string, column: "Start" | "Finish" | "Duration"): Locator {
    const place = { Start: 3, Finish: 4, Duration: 5 }[column];
    return this.row(name).getByRole("gridcell").nth(place);
  }

  async textOf(name: string, column: "Start" | "Finish" | "Duration"): Promise<string> {
    return (await this.cell(name, column).textContent()) ?? "";
  }

  /** Whether keys go to this row. */
  hasFocus(name: string): Promise<boolean> {
    return this.row(name).evaluate((row) => row === document.activeElement);
  }

  /** Draws a relation from the end of one bar to the beginning of another. */
  async link(from: string, to: string): Promise<void> {
    const { page } = this.actor;
    const source = (await this.reachOf(from, "grab"))!;
    await page.mouse.move((source.left + source.right) / 2, source.y);
    const handle = (await this.reachOf(from, "crosshair", source.right))!;
    const target = (await this.reachOf(to, "grab"))!;
    await page.mouse.move((handle.left + handle.right) / 2, handle.y);
    await page.mouse.down();
    await page.mouse.move(target.left, target.y, { steps: 6 });
    await page.mouse.move(target.left + 2, target.y);
    await page.mouse.up();
  }

  /** Links a row with the one below it by keys: of another company's task no bar can be taken. */
  async linkBelow(from: string, to: string): Promise<void> {
    const { page } = this.actor;
    await this.row(from).focus();
    await page.keyboard.press("l");
    await page.getByText(`Link from ${from}`).waitFor({ state: "attached" });
    await page.keyboard.press("ArrowDown");
    await page.getByText(`Successor: ${to}`).waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Relations" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Relations" }).waitFor({ state: "detached" });
  }

  /** What a key of the clipboard does to a row, without the clipboard of the computer: it is shared by all scenarios. */
  clipboard(
    type: "copy" | "cut" | "paste",
    name: string,
    held: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>>> {
    return this.row(name)
      .first()
      .evaluate(
        (row, given) => {
          const clipboardData = new DataTransfer();
          for (const [format, text] of Object.entries(given.held))
            clipboardData.setData(format, text);
          const options = { clipboardData, bubbles: true, cancelable: true };
          row.dispatchEvent(new ClipboardEvent(given.type, options));
          return Object.fromEntries(
            [...clipboardData.types].map((format) => [format, clipboardData.getData(format)]),
          );
        },
        { type, held },
      );
  }

  get canvas(): Locator {
    return this.actor.page.getByTestId("gantt-canvas");
  }

  get pxPerDay(): Promise<number> {
    return this.actor.page
      .getByText(/^1 d = /)
      .textContent()
      .then((text) => Number(/= ([\d.]+)/.exec(text!)![1]));
  }

  /** Where along a row the pointer gets this shape: from the first to the last pixel. */
  async reachOf(
    name: string,
    cursor: "grab" | "ew-resize" | "crosshair",
    from?: number,
  ): Promise<{ left: number; right: number; y: number } | null> {
    const { page } = this.actor;
    const row = (await this.row(name).boundingBox())!;
    const chart = (await this.canvas.boundingBox())!;
    const y = row.y + row.height / 2;
    let left: number | null = null;
    let right = 0;
    for (let x = from ?? chart.x + 2; x < chart.x + chart.width - 2; x += STEP) {
      await page.mouse.move(x, y);
      const shape = await this.canvas.evaluate((canvas) => canvas.style.cursor);
      if (shape === cursor) {
        left ??= x;
        right = x;
      } else if (left !== null) break;
    }
    return left === null ? null : { left, right, y };
  }

  /** Takes a bar in its middle and holds it so many pixels further. Answers where it was taken. */
  async take(name: string, pixels: number): Promise<{ x: number; y: number }> {
    const { page } = this.actor;
    const bar = (await this.reachOf(name, "grab"))!;
    const x = (bar.left + bar.right) / 2;
    await page.mouse.move(x, bar.y);
    await page.mouse.down();
    await page.mouse.move(x + pixels / 2, bar.y, { steps: 4 });
    await page.mouse.move(x + pixels, bar.y, { steps: 4 });
    await page.getByTestId("gantt-tip").waitFor();
    return { x, y: bar.y };
  }

  /** Takes a bar in its middle and drops it so many pixels further. */
  async drag(name: string, pixels: number): Promise<void> {
    await this.take(name, pixels);
    await this.actor.page.mouse.up();
  }

  /** One step further away. */
  async zoomOut(pxPerDay: number): Promise<void> {
    const { page } = this.actor;
    await page.getByRole("button", { name: "Zoom out" }).click();
    await page.getByText(`1 d = ${pxPerDay} px`).waitFor();
  }

  async saved(): Promise<void> {
    await this.actor.page.getByRole("banner").getByRole("status").getByText("Saved").waitFor();
  }

  /** What of the plan is on the screen: the names of the rows in sight, and where the chart stands in time. */
  inSight(): Promise<{ rows: readonly string[]; time: string }> {
    return this.actor.page.evaluate(() => {
      const canvas = document.querySelector("[data-testid=gantt-canvas]")!.getBoundingClientRect();
      const rows = [
        ...document.querySelectorAll<HTMLElement>("[role=treegrid] [data-row]:not([hidden])"),
      ]
        .map((row) => ({ row, box: row.getBoundingClientRect() }))
        // The axis covers what lies above the rows.
        .filter(({ box }) => box.bottom > canvas.top + 45 && box.top < canvas.bottom - 1)
        .toSorted((a, b) => a.box.top - b.box.top);
      const thumb = document.querySelector<HTMLElement>("[data-testid=gantt-thumb]")!;
      return {
        rows: rows.map(({ row }) => row.querySelector("[class*=label]")?.textContent ?? ""),
        time: `${thumb.style.transform} ${thumb.style.width}`,
      };
    });
  }
}
