import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { beat, metric, percentile, recordFrames, slowShare, takeFrames } from "../frames.ts";

/** Milliseconds, except where said. */
export type SheetFigures = {
  /** From the navigation until the middle of the first page is on the screen. */
  readonly firstPage: number;
  /** Main thread at work, in a frame. */
  readonly panBusy: number;
  readonly panP95: number;
  /** Frames over 18 ms, in percent. */
  readonly panSlow: number;
  readonly zoomBusy: number;
  readonly zoomSlow: number;
  readonly zoomWorst: number;
};

type Watched = { seenAt: number | null };

const WHEELS = 120;
const ZOOMS = 40;
const SETTLE_MS = 2_500;

/** Looks once a frame whether a red field has come up in the middle of the largest canvas. */
function watch(): void {
  const watched = globalThis as unknown as Watched;
  watched.seenAt = null;
  const look = (): void => {
    const canvases = [...document.querySelectorAll("canvas")].filter(({ width }) => width > 300);
    for (const canvas of canvases) {
      const context = canvas.getContext("2d");
      if (context === null) continue;
      const middle = [Math.round(canvas.width / 2), Math.round(canvas.height / 2)] as const;
      const [red, green, , alpha] = context.getImageData(...middle, 1, 1).data;
      if (red! > 200 && green! < 60 && alpha! > 200) {
        watched.seenAt = performance.now();
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function untilSeen(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => (globalThis as unknown as Watched).seenAt, null, {
    polling: 100,
    timeout: 120_000,
  });
  return (await handle.jsonValue())!;
}

/** Opens the sheet in a tab of its own, with nothing kept from before, and moves over it. */
export async function measureSheet(
  context: BrowserContext,
  url: string,
  haunted: () => Promise<() => void> = () => Promise.resolve(() => undefined),
): Promise<SheetFigures> {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  try {
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "commit" });
    const firstPage = await untilSeen(page);
    const leave = await haunted();
    try {
      await page.waitForTimeout(SETTLE_MS);
      await recordFrames(page);
      const box = (await page.getByRole("application").boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await zoom(page, -60, 8);
      await page.waitForTimeout(SETTLE_MS);
      const pan = await during(page, cdp, async () => {
        for (let step = 0; step < WHEELS; step += 1) {
          const isBack = step >= WHEELS / 2;
          await page.mouse.wheel(step % 2 === 0 ? (isBack ? -20 : 20) : 0, isBack ? -20 : 20);
          await beat();
        }
      });
      await page.waitForTimeout(SETTLE_MS);
      const zoomed = await during(page, cdp, async () => {
        await zoom(page, -40, ZOOMS / 2);
        await zoom(page, 40, ZOOMS / 2);
      });
      return {
        firstPage,
        panBusy: pan.busy,
        panP95: percentile(pan.frames, 0.95),
        panSlow: slowShare(pan.frames),
        zoomBusy: zoomed.busy,
        zoomSlow: slowShare(zoomed.frames),
        zoomWorst: Math.max(...zoomed.frames),
      };
    } finally {
      leave();
    }
  } finally {
    await page.close();
  }
}

async function zoom(page: Page, by: number, steps: number): Promise<void> {
  await page.keyboard.down("Control");
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, by);
    await beat();
  }
  await page.keyboard.up("Control");
}

async function during(
  page: Page,
  cdp: CDPSession,
  act: () => Promise<void>,
): Promise<{ readonly frames: readonly number[]; readonly busy: number }> {
  await takeFrames(page);
  const before = await metric(cdp, "TaskDuration");
  await act();
  const frames = await takeFrames(page);
  const seconds = (await metric(cdp, "TaskDuration")) - before;
  return { frames, busy: (seconds * 1_000) / Math.max(1, frames.length) };
}

/** The same first page drawn by pdf.js alone on an empty page: what no viewer on it can be faster than. */
export async function measureBarePdf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1_600, height: 860 } });
  try {
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "commit" });
    return await untilSeen(page);
  } finally {
    await page.close();
  }
}
