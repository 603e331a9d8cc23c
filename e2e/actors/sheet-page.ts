import type { Locator } from "playwright-core";
import type { Actor } from "./actor.ts";

/** A drawing with its marks: the sheet for the pointer, and the list beside it, which says the same in words. */
export class SheetPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  /** The drawing that is open on the screen, once its marks have come. */
  async ready(): Promise<this> {
    await this.stage.waitFor();
    await this.actor.page.getByText("Saved", { exact: true }).waitFor();
    return this;
  }

  get stage(): Locator {
    return this.actor.page.getByRole("application");
  }

  get list(): Locator {
    return this.actor.page.getByRole("complementary", { name: "Marks on this file" });
  }

  get panel(): Locator {
    return this.actor.page.getByRole("region", { name: "The selected mark" });
  }

  entry(text: string): Locator {
    return this.list.getByRole("button").filter({ hasText: text });
  }

  async openList(): Promise<void> {
    const toggle = this.actor.page.getByRole("button", { name: /^Marks on this file/ });
    if ((await toggle.getAttribute("aria-pressed")) !== "true") await toggle.click();
    await this.list.waitFor();
  }

  /** Places a pin by hand, `x` and `y` as shares of the stage, and writes what it says. */
  async pin(text: string, x: number, y: number): Promise<void> {
    const { page } = this.actor;
    const tool = page.getByRole("button", { name: "Pin", exact: true });
    await tool.click();
    const box = (await this.stage.boundingBox())!;
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    const words = this.panel.getByRole("textbox", { name: "Words" });
    await words.fill(text);
    await words.press("Control+Enter");
    await this.entry(text).waitFor();
    await this.saved();
  }

  /** Which layer new marks go to. */
  async markFor(who: "For everyone" | "Our company only"): Promise<void> {
    const { page } = this.actor;
    const tools = page.getByRole("toolbar", { name: "Marking tools" });
    const toggle = tools.getByRole("button", { name: /For everyone|Our company only/ });
    if (!(await toggle.innerText()).includes(who)) await toggle.click();
    await tools.getByRole("button", { name: new RegExp(who) }).waitFor();
  }

  async saved(): Promise<void> {
    await this.actor.page.getByText("Saved", { exact: true }).waitFor();
  }
}
