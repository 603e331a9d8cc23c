import type { Browser, CDPSession, Page } from "playwright-core";
import { beat, metric, percentile, recordFrames, slowShare, takeFrames } from "../frames.ts";
import type { SyntheticPlan } from "./synthetic-plan.ts";

/** Milliseconds, except where said. */
export type Figures = {
  readonly firstRender: number;
  /** Work of the main thread in a frame. */
  readonly scrollBusy: number;
  readonly scrollP95: number;
  /** Frames over 18 ms, in percent. */
  readonly scrollSlow: number;
  readonly zoomWorst: number;
  readonly dragP95: number;
  readonly dragSlow: number;
  /** While somebody else makes an edit in every frame. */
  readonly editP95: number;
  readonly heapMiB: number;
};

type BenchWindow = {
  bench: {
    start: (plan: SyntheticPlan) => Promise<number>;
    edit: (step: number) => void;
    bar: (id: string) => Promise<{ x: number; y: number }>;
  };
};

const WHEELS = 120;
const MOVES = 60;
const EDITS = 60;

/** Opens the page anew and puts a plan through everything. */
export async function measure(
  browser: Browser,
  url: string,
  plan: SyntheticPlan,
): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1_600, height: 860 } });
  context.setDefaultTimeout(120_000);
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(error.message));
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    await page.goto(url);
    await page.waitForFunction(() => "bench" in globalThis);
    const firstRender = await page.evaluate(
      (given) => (globalThis as unknown as BenchWindow).bench.start(given),
      plan,
    );
    await page.waitForTimeout(1_000);
    await recordFrames(page);
    const scroll = await scrolling(page, cdp);
    const zoom = await zooming(page);
    const drag = await dragging(page);
    const edits = await editing(page);
    await cdp.send("HeapProfiler.collectGarbage");
    const heap = await metric(cdp, "JSHeapUsedSize");
    return {
      firstRender,
      scrollBusy: scroll.busy,
      scrollP95: percentile(scroll.frames, 0.95),
      scrollSlow: slowShare(scroll.frames),
      zoomWorst: Math.max(...zoom),
      dragP95: percentile(drag, 0.95),
      dragSlow: slowShare(drag),
      editP95: percentile(edits, 0.95),
      heapMiB: heap / 2 ** 20,
    };
  } finally {
    // What it measured is known; a browser that hangs is ended by whoever started it.
    await context.close().catch(() => undefined);
  }
}

async function scrolling(
  page: Page,
  cdp: CDPSession,
): Promise<{ readonly frames: readonly number[]; readonly busy: number }> {
  await page.mouse.move(1_100, 450);
  await takeFrames(page);
  const before = await metric(cdp, "TaskDuration");
  for (let step = 0; step < WHEELS; step += 1) {
    await page.mouse.wheel(0, step < WHEELS * 0.75 ? 120 : -120);
    await beat();
  }
  const frames = await takeFrames(page);
  const busy =
    (((await metric(cdp, "TaskDuration")) - before) * 1_000) / Math.max(1, frames.length);
  return { frames, busy };
}

async function zooming(page: Page): Promise<readonly number[]> {
  await page.keyboard.down("Control");
  await takeFrames(page);
  for (const sign of [1, -1]) {
    for (let step = 0; step < 6; step += 1) {
      await page.mouse.wheel(0, sign * 120);
      await page.waitForTimeout(150);
    }
  }
  await page.keyboard.up("Control");
  return takeFrames(page);
}

async function dragging(page: Page): Promise<readonly number[]> {
  const { x, y } = await page.evaluate(() =>
    (globalThis as unknown as BenchWindow).bench.bar("t3"),
  );
  await page.mouse.move(x, y);
  await page.mouse.down();
  await takeFrames(page);
  for (let step = 1; step <= MOVES; step += 1) {
    await page.mouse.move(x + step * 4, y);
    await beat();
  }
  const frames = await takeFrames(page);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.waitForTimeout(500);
  return frames;
}

async function editing(page: Page): Promise<readonly number[]> {
  await takeFrames(page);
  await page.evaluate(async (count) => {
    const view = globalThis as unknown as BenchWindow;
    for (let step = 0; step < count; step += 1) {
      view.bench.edit(step);
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, EDITS);
  return takeFrames(page);
}
