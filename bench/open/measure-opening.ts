import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";

/** Milliseconds since the navigation began, except where said. */
export type Opening = {
  /** The first rows with their names on the screen: of the plan, or of its picture, which can only be read. */
  readonly useful: number;
  /** Every row is there, those in sight have their dates, and the main thread is free. */
  readonly interactive: number;
  /** Main thread at work, until then. */
  readonly busy: number;
  /** Longest time in which the page answered nobody. */
  readonly longestTask: number;
};

type Watched = {
  opening: {
    useful: number | null;
    whole: number | null;
    tasks: (readonly [start: number, milliseconds: number])[];
  };
};

const QUIET_MS = 1_000;

/** Looks at the page once a frame, as a person would: only what is on the screen counts. */
function watch(rowCount: number): void {
  const opening: Watched["opening"] = { useful: null, whole: null, tasks: [] };
  (globalThis as unknown as Watched).opening = opening;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      opening.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  const look = (): void => {
    const rows = document.querySelectorAll("[role=treegrid] [data-row]");
    const now = performance.now();
    const isPictured = document.querySelectorAll("[data-pictured]").length >= 10;
    if (isPictured || rows.length >= 10) opening.useful ??= now;
    // What lies below a picture answers nobody.
    if (!isPictured && rows.length >= 10) {
      const grid = document.querySelector("[role=treegrid]")!;
      const isWhole = Number(grid.getAttribute("aria-rowcount")) > rowCount;
      // English dates name their month: no other cell does.
      const dated = /\d (?:Jan|Feb|Ma|Apr|Ju|Aug|Sep|Oct|Nov|Dec)/.test(rows[1]!.textContent ?? "");
      if (isWhole && dated) {
        opening.whole ??= now;
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function taskSeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value;
}

/** Opens the page in a new tab and closes it again. What the context keeps is what an earlier visit left. */
export async function measureOpening(
  context: BrowserContext,
  url: string,
  rowCount: number,
): Promise<Opening> {
  const page = await context.newPage();
  try {
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    await page.addInitScript(watch, rowCount);
    const before = await taskSeconds(cdp);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(
      () => ((globalThis as unknown as Watched).opening?.whole ?? null) !== null,
      null,
      { polling: 250, timeout: 120_000 },
    );
    const busy = ((await taskSeconds(cdp)) - before) * 1_000;
    await page.waitForTimeout(QUIET_MS);
    const { useful, whole, tasks } = await page.evaluate(
      () => (globalThis as unknown as Watched).opening,
    );
    const ends = tasks
      .filter(([start]) => start < whole! + QUIET_MS / 2)
      .map(([start, milliseconds]) => start + milliseconds);
    return {
      useful: useful!,
      interactive: Math.max(whole!, ...ends),
      busy,
      longestTask: Math.max(0, ...tasks.map(([, milliseconds]) => milliseconds)),
    };
  } finally {
    await page.close();
  }
}

/** The least that any page would have to do with these rows: fetch them as JSON, parse them, and put all of them on the screen. */
export async function measureNaively(browser: Browser, rows: string): Promise<number> {
  const page: Page = await browser.newPage();
  try {
    await page.route("http://naive.test/*", (route) =>
      route.fulfill(
        route.request().url().endsWith("rows.json")
          ? { contentType: "application/json", body: rows }
          : { contentType: "text/html", body: "<!doctype html><table></table>" },
      ),
    );
    await page.goto("http://naive.test/");
    return await page.evaluate(async () => {
      const began = performance.now();
      const response = await fetch("rows.json");
      const all = JSON.parse(await response.text()) as Readonly<Record<string, string>>[];
      const table = document.querySelector("table")!;
      for (const row of all) {
        const line = table.insertRow();
        for (const value of Object.values(row)) line.insertCell().textContent = String(value);
      }
      await new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => done())),
      );
      return performance.now() - began;
    });
  } finally {
    await page.close();
  }
}
