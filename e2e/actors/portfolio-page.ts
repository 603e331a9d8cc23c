import type { Locator } from "playwright-core";
import type { Actor } from "./actor.ts";

/** All projects of a person on one timeline, as the person meets it. */
export class PortfolioPage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  async open(): Promise<this> {
    await this.actor.open("/portfolio");
    await this.lanes.waitFor();
    return this;
  }

  get lanes(): Locator {
    return this.actor.page.getByRole("img", { name: /^All my projects, one lane each/ });
  }

  lane(project: string): Locator {
    return this.lanes.locator(".vis-label").filter({ hasText: project });
  }

  item(name: string): Locator {
    return this.lanes.locator("[data-item]").filter({ hasText: name });
  }

  /** What the list says of a project. */
  project(name: string): Locator {
    return this.actor.page
      .getByRole("complementary", { name: "Projects in words" })
      .getByRole("region", { name });
  }
}
