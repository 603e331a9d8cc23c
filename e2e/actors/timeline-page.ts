import type { Locator } from "playwright-core";
import type { Project } from "../support/stage.ts";
import type { Actor } from "./actor.ts";

/** The joint timeline as a person meets it: the lanes for the eye and the hand, the list beside them for everybody. */
export class TimelinePage {
  readonly actor: Actor;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  async open(project: Project): Promise<this> {
    await this.actor.open(`${project.path}/timeline`);
    await this.lanes.waitFor();
    return this;
  }

  get lanes(): Locator {
    return this.actor.page.getByRole("img", { name: /^Milestones, promised dates/ });
  }

  get list(): Locator {
    return this.actor.page.getByRole("complementary", { name: "Hand-offs and promises" });
  }

  entry(name: string): Locator {
    return this.list.locator("[data-entry]").filter({ hasText: name });
  }

  item(name: string): Locator {
    return this.lanes.locator("[data-item]").filter({ hasText: name });
  }

  lane(company: string): Locator {
    return this.lanes.locator(".vis-label").filter({ hasText: company });
  }

  /** Takes an item by its name and drops it so many pixels further; `halfway` looks at it before it is dropped. */
  async drag(name: string, pixels: number, halfway?: () => Promise<void>): Promise<void> {
    const { page } = this.actor;
    // Stands still, and is not covered.
    await this.item(name).hover({ position: { x: 6, y: 9 } });
    const box = (await this.item(name).boundingBox())!;
    const [x, y] = [box.x + 6, box.y + 9];
    await page.mouse.down();
    await page.mouse.move(x + pixels / 2, y, { steps: 4 });
    await page.mouse.move(x + pixels, y, { steps: 4 });
    await halfway?.();
    await page.mouse.up();
  }
}
