// Sheets in Chromium against the real server: a set of 200 pages, a scan of 100 megapixels, and a sheet with 1,000 and 5,000 marks over
// which twenty people move and draw. Real wheel input; opened with nothing kept from before. RUNS sets how often.
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { launchChromium } from "../e2e/support/chromium.ts";
import { startParleyServer } from "../e2e/support/parley-server.ts";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";
import { serveBarePdf } from "./review/bare-pdf.ts";
import { largePicture } from "./review/large-picture.ts";
import { manyPages } from "./review/many-pages.ts";
import { measureBarePdf, measureSheet, type SheetFigures } from "./review/measure-sheet.ts";
import { ReviewProject, type Sheet } from "./review/review-project.ts";

const RUNS = Number(process.env["RUNS"] ?? 3);
const PAGES = 200;
const PICTURE = { width: 12_500, height: 8_000 };
const PAGE = { width: 1_191, height: 842 };
const MARKS = [1_000, 5_000] as const;
const GUESTS = 20;

const UNITS = {
  firstPage: "ms",
  panBusy: "ms",
  panP95: "ms",
  panSlow: "%",
  zoomBusy: "ms",
  zoomSlow: "%",
  zoomWorst: "ms",
} as const satisfies Record<keyof SheetFigures, string>;

type Scene = {
  readonly name: string;
  readonly sheet: Sheet;
  readonly haunted: (() => Promise<() => void>) | undefined;
  readonly samples: SheetFigures[];
};

const figuresOf = ({ name, samples }: Scene): BenchResult[] =>
  (Object.keys(UNITS) as (keyof SheetFigures)[]).map((figure) =>
    resultOf(
      {
        name: `${name}: ${figure}`,
        unit: UNITS[figure],
        better: "lower",
        target: UNITS[figure] === "%" ? 2 : null,
      },
      samples.map((run) => run[figure]),
    ),
  );

async function makeScenes(project: ReviewProject, pdf: Buffer): Promise<readonly Scene[]> {
  const scene = (name: string, sheet: Sheet, haunted?: Scene["haunted"]): Scene => ({
    name,
    sheet,
    haunted,
    samples: [],
  });
  const set = await project.upload("Set.pdf", pdf);
  const scan = await project.upload("Scan.png", largePicture(PICTURE.width, PICTURE.height));
  const scenes = [scene(`${PAGES} pages`, set), scene("100 megapixels", scan)];
  for (const count of MARKS) {
    const sheet = await project.upload(`Marked-${count}.pdf`, manyPages(1));
    await project.mark(sheet, count, PAGE);
    const haunted = () => project.haunt(sheet, GUESTS, PAGE);
    scenes.push(scene(`${count} marks, ${GUESTS} others`, sheet, haunted));
  }
  return scenes;
}

async function measureAll(
  browser: Browser,
  origin: string,
  bareUrl: string,
  pdf: Buffer,
): Promise<BenchResult[]> {
  const maker = await browser.newContext();
  const project = new ReviewProject(maker.request, origin);
  await project.begin();
  const scenes = await makeScenes(project, pdf);
  const storageState = await maker.storageState();
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    for (const { name, sheet, haunted, samples } of scenes) {
      console.error(`run ${run + 1} of ${RUNS}: ${name}`);
      const context = await browser.newContext({
        storageState,
        locale: "en",
        viewport: { width: 1_600, height: 860 },
      });
      samples.push(await measureSheet(context, `${origin}${sheet.path}`, haunted));
      console.error(JSON.stringify(samples.at(-1)));
      await context.close();
    }
    bare.push(await measureBarePdf(browser, bareUrl));
  }
  await maker.close();
  const name = `${PAGES} pages: first page`;
  return [
    ...scenes.flatMap(figuresOf),
    resultOf({ name: `${name}, pdf.js alone`, unit: "ms", better: "lower" }, bare),
    resultOf(
      { name: `${name}, Parley ÷ pdf.js alone`, unit: "ratio", better: "lower" },
      scenes[0]!.samples.map(({ firstPage }, run) => firstPage / bare[run]!),
    ),
  ];
}

export async function run(): Promise<BenchReport> {
  const pdf = manyPages(PAGES);
  const server = await startParleyServer();
  const bare = await serveBarePdf(pdf);
  const browser = await launchChromium();
  try {
    const { port } = bare.address() as AddressInfo;
    const results = await measureAll(browser, server.url, `http://127.0.0.1:${port}/`, pdf);
    return { bench: "review", machine: describeMachine(), results };
  } finally {
    await browser.close();
    bare.close();
    await server.stop();
  }
}
