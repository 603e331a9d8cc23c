import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor } from "./actor.ts";

/** The task board: columns by their name, cards by the name of their task. */
export class BoardPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  async open(project: Project): Promise<this> {
    await this.actor.open(`${project.path}/board`);
    return this;
  }

  card(name: string): Locator {
    return this.actor.page.getByRole("listitem").getByRole("button").filter({ hasText: name });
  }

  /** A card in the cell of a column, as it is announced to those who do not see it. */
  cardIn(column: string, name: string): Locator {
    return this.actor.page
      .getByRole("list", { name: new RegExp(`^${column},`) })
      .getByRole("button")
      .filter({ hasText: name });
  }
}
