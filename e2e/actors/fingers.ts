import type { CDPSession, Page } from "playwright-core";

export type Point = { readonly x: number; readonly y: number };
const STEPS = 8;

/** Fingers on a screen, as the browser itself gets them. The page must have been opened with `hasTouch`. */
export class Fingers {
  readonly #session: CDPSession;
  #down: readonly Point[] = [];

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async #send(type: "touchStart" | "touchMove" | "touchEnd", points: readonly Point[]) {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await this.#session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  async press(...points: readonly Point[]): Promise<void> {
    this.#down = points;
    await this.#send("touchStart", points);
  }

  /** Each finger to its place, in steps. */
  async move(...points: readonly Point[]): Promise<void> {
    const from = this.#down;
    for (let step = 1; step <= STEPS; step += 1) {
      const share = step / STEPS;
      const between = points.map(({ x, y }, at) => ({
        x: from[at]!.x + (x - from[at]!.x) * share,
        y: from[at]!.y + (y - from[at]!.y) * share,
      }));
      await this.#send("touchMove", between);
    }
    this.#down = points;
  }

  async lift(): Promise<void> {
    this.#down = [];
    await this.#send("touchEnd", []);
  }
}
