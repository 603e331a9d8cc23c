import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor } from "./actor.ts";

/** A specification that is written together. */
export class SpecPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  get text(): Locator {
    return this.actor.page.getByRole("textbox", { name: /^Text of/ });
  }

  /** The paragraphs as they read; what others' carets say is left out. */
  clause(index: number): Promise<string> {
    return this.text
      .locator("> p")
      .nth(index)
      .evaluate((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement;
        for (const caret of copy.querySelectorAll(".ProseMirror-widget")) caret.remove();
        return copy.textContent ?? "";
      });
  }

  number(index: number): Promise<string | null> {
    return this.text.locator("> p").nth(index).getAttribute("data-clause");
  }

  /** Begins one from the works template, which every company that reads it writes. */
  async begin(project: Project, title: string): Promise<string> {
    const { page } = this.actor;
    await this.actor.open(`${project.path}/specifications`);
    await page.getByRole("button", { name: "New specification" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Title" }).fill(title);
    await dialog.getByRole("button", { name: "Create specification" }).click();
    await this.text.getByText("Codes and standards").waitFor();
    return new URL(page.url()).pathname;
  }

  async open(path: string): Promise<this> {
    await this.actor.open(path);
    await this.text.getByText("Codes and standards").waitFor();
    return this;
  }

  async write(index: number, words: string): Promise<void> {
    await this.text.locator("> p").nth(index).click();
    await this.actor.page.keyboard.press("End");
    await this.actor.page.keyboard.type(words);
  }
}
