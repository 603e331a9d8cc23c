import type { CDPSession, Page } from "playwright-core";

type FramesWindow = { frames: number[] };

const SLOW_MS = 18;
const BEAT_MS = 16;

/** As often as a hand on a wheel or a mouse is heard. */
export const beat = (): Promise<void> => new Promise((done) => setTimeout(done, BEAT_MS));

/** @param share 0 to 1 */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

/** Frames over 18 ms, in percent. */
export const slowShare = (frames: readonly number[]): number =>
  (frames.filter((ms) => ms > SLOW_MS).length / Math.max(1, frames.length)) * 100;

/** A figure of Chromium's own; the session must have enabled Performance. */
export async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((each) => each.name === name)!.value;
}

export const recordFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const view = globalThis as unknown as FramesWindow;
    view.frames = [];
    let last = performance.now();
    const next = (now: number): void => {
      view.frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

/** Milliseconds of the frames since the last call. */
export const takeFrames = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as FramesWindow).frames.splice(0));
