// Parley's Gantt beside two others: real wheel and mouse in Chromium, production builds, one plan. Parley computes dates, float and the
// critical path by a calendar and previews what a drag would move; the others are handed the dates and draw.
// RUNS sets how often, SIZES which plans (1000,5000,20000); runs are interleaved.
import { createReadStream } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { buildPages } from "./gantt/build-pages.ts";
import { measure, type Figures } from "./gantt/measure.ts";
import type { Competitor } from "./gantt/peer-pages.ts";
import { syntheticPlan } from "./gantt/synthetic-plan.ts";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";

const RUNS = Number(process.env["RUNS"] ?? 3);
const SIZES = (process.env["SIZES"] ?? "1000,5000,20000").split(",").map(Number);
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
];

const UNITS = {
  firstRender: "ms",
  scrollBusy: "ms",
  scrollP95: "ms",
  scrollSlow: "%",
  zoomWorst: "ms",
  dragP95: "ms",
  dragSlow: "%",
  editP95: "ms",
  heapMiB: "MiB",
} as const satisfies Record<keyof Figures, string>;
type Figure = keyof typeof UNITS;

/** Parley ÷ the better of the others at 20,000 tasks. */
const SHARES: Readonly<Partial<Record<Figure, number>>> = {
  firstRender: 0.33,
  scrollBusy: 0.5,
  zoomWorst: 0.1,
  editP95: 0.15,
  heapMiB: 0.6,
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url!, "http://localhost").pathname));
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    createReadStream(join(folder, path))
      .on("error", () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  return server;
}

type Samples = Map<Competitor, Figures[]>;

function resultsOf(size: number, samples: Samples): BenchResult[] {
  const figures = Object.keys(UNITS) as Figure[];
  const own = samples.get("parley")!;
  const others = [...samples].filter(([name]) => name !== "parley").map(([, list]) => list);
  const plain = [...samples].flatMap(([name, list]) =>
    figures.map((figure) =>
      resultOf(
        { name: `${name}, ${size} tasks: ${figure}`, unit: UNITS[figure], better: "lower" },
        list.map((run) => run[figure]),
      ),
    ),
  );
  if (others.length === 0) return plain;
  const ratios = figures.flatMap((figure) => {
    const target = SHARES[figure];
    if (target === undefined) return [];
    const shares = own.map(
      (run, index) => run[figure] / Math.min(...others.map((list) => list[index]![figure])),
    );
    const name = `${size} tasks: ${figure}, Parley ÷ the better of the others`;
    return [
      resultOf(
        { name, unit: "ratio", better: "lower", target: size === 20_000 ? target : null },
        shares,
      ),
    ];
  });
  return [...plain, ...ratios];
}

export async function run(): Promise<BenchReport> {
  const pages = await buildPages();
  const server = await serve(join(pages.folder, "built"));
  const { port } = server.address() as AddressInfo;
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const results: BenchResult[] = [];
  try {
    for (const size of SIZES) {
      const plan = syntheticPlan(size);
      const samples: Samples = new Map(pages.competitors.map((name) => [name, []]));
      for (let index = 0; index < RUNS; index += 1)
        for (const name of pages.competitors) {
          console.error(`${size} tasks, run ${index + 1} of ${RUNS}: ${name}`);
          // A browser each: what one leaves behind must not be the next one's heap.
          const browser = await chromium.launch({ executablePath, args: FLAGS });
          try {
            const url = `http://127.0.0.1:${port}/${name}/index.html`;
            samples.get(name)!.push(await measure(browser, url, plan));
          } finally {
            await browser.close();
          }
        }
      results.push(...resultsOf(size, samples));
    }
  } finally {
    server.close();
    await pages.remove();
  }
  return { bench: "gantt", machine: describeMachine(), results };
}
