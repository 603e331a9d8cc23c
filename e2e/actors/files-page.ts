import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor } from "./actor.ts";

export type UploadedFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

/** The register of files. */
export class FilesPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  async open(project: Project): Promise<this> {
    await this.actor.open(`${project.path}/documents`);
    await this.actor.page.getByRole("toolbar", { name: "Find and filter documents" }).waitFor();
    return this;
  }

  entry(title: string): Locator {
    return this.actor.page.getByRole("main").getByRole("link", { name: title });
  }

  /** Uploads with the facts that the dialog suggests, or as work that only its own company sees. */
  async upload(files: readonly UploadedFile[], isInWork = false): Promise<void> {
    const { page } = this.actor;
    await page
      .getByLabel("Upload", { exact: true })
      .and(page.locator("input"))
      .setInputFiles([...files]);
    const dialog = page.getByRole("dialog");
    if (isInWork) {
      await dialog.getByRole("combobox", { name: "Status" }).click();
      await page.getByRole("option", { name: "In work" }).click();
    }
    await dialog.getByRole("button", { name: /^Upload/ }).click();
    await page.getByText("All uploaded").waitFor();
    await page.getByRole("button", { name: "Clear what is done" }).click();
  }

  /** Puts a next revision of the file that is open. */
  async revise(file: UploadedFile, name: string, reason: string): Promise<void> {
    const { page } = this.actor;
    await page
      .getByLabel("New revision", { exact: true })
      .and(page.locator("input"))
      .setInputFiles([file]);
    const dialog = page.getByRole("dialog", { name: "New revision" });
    await dialog.getByRole("textbox", { name: "Name of the revision" }).fill(name);
    await dialog.getByRole("textbox", { name: "What changed, and why" }).fill(reason);
    await dialog.getByRole("button", { name: "Upload revision" }).click();
    await page.getByText("All uploaded").waitFor();
  }

  async search(words: string): Promise<void> {
    await this.actor.page.getByRole("searchbox", { name: "Search names and texts" }).fill(words);
  }
}
