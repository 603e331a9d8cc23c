import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import type { Actor } from "./actor.ts";
import { SheetPage } from "./sheet-page.ts";

/** The topics beside a sheet. */
export class TopicsPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  get panel(): Locator {
    return this.actor.page.getByRole("complementary", { name: "Topics" });
  }

  async open(): Promise<this> {
    const toggle = this.actor.page.getByRole("button", { name: /^Topics:/ });
    if ((await toggle.getAttribute("aria-pressed")) !== "true") await toggle.click();
    await this.panel.waitFor();
    return this;
  }

  entry(title: string): Locator {
    return this.panel.getByRole("listitem").getByRole("button").filter({ hasText: title });
  }

  thread(): Locator {
    return this.panel.getByRole("region", { name: /^Topic \d+$/ });
  }

  /** From the list to one topic. */
  async look(title: string): Promise<void> {
    await this.entry(title).click();
    await this.thread().getByRole("heading", { name: title }).waitFor();
  }

  async back(): Promise<void> {
    await this.thread().getByRole("button", { name: "Back to the list" }).click();
    await this.panel.getByRole("group", { name: "Filter topics" }).waitFor();
  }

  /** Raises a topic about the whole drawing, or about a region that is drawn for it: shares of the stage. */
  async raise(
    title: string,
    about: { region?: readonly [number, number, number, number]; assignee?: string } = {},
  ): Promise<void> {
    const { page } = this.actor;
    await this.panel.getByRole("button", { name: "New topic" }).click();
    if (about.region === undefined)
      await page.getByRole("menuitem", { name: "About the whole drawing" }).click();
    else {
      await page.getByRole("menuitem", { name: "About a region that I draw" }).click();
      await page.getByText("Draw a cloud round what the topic is about.").waitFor();
      const box = (await new SheetPage(this.actor).stage.boundingBox())!;
      const [left, top, right, bottom] = about.region;
      await page.mouse.move(box.x + box.width * left, box.y + box.height * top);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * right, box.y + box.height * bottom, { steps: 4 });
      await page.mouse.up();
    }
    const dialog = page.getByRole("dialog", { name: "New topic" });
    await dialog.getByRole("textbox", { name: "Title" }).fill(title);
    if (about.assignee !== undefined) {
      const field = dialog.getByRole("combobox", { name: "Assignee" });
      await field.fill(about.assignee);
      await page.getByRole("option", { name: about.assignee }).click();
    }
    await dialog.getByRole("button", { name: "Raise topic" }).click();
    await this.thread().getByRole("heading", { name: title }).waitFor();
    await new SheetPage(this.actor).saved();
  }

  async reply(text: string): Promise<void> {
    const thread = this.thread();
    await thread.getByRole("textbox", { name: "Write a reply" }).fill(text);
    await thread.getByRole("button", { name: "Reply", exact: true }).click();
    await thread.getByRole("article").filter({ hasText: text }).waitFor();
  }

  way(name: string): Locator {
    return this.thread()
      .getByRole("group", { name: "What to do with this topic" })
      .getByRole("button", { name });
  }

  async saveBcf(version: "2.1" | "3.0"): Promise<Buffer> {
    const { page } = this.actor;
    await this.panel.getByRole("button", { name: "More with topics" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: `Save as BCF ${version}`, exact: true }).click(),
    ]);
    return readFile(await download.path());
  }

  async takeBcf(name: string, buffer: Buffer): Promise<void> {
    await this.panel
      .locator("input[type=file]")
      .setInputFiles([{ name, mimeType: "application/zip", buffer }]);
  }
}
