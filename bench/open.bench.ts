// Opening a project of 10,000 tasks in Chromium against the real server: an import, then a first visit with nothing kept on this computer
// (cold) and a second one (warm), beside a page that only parses and shows the same rows as JSON. RUNS sets how often, TASKS how many.
import { launchChromium } from "../e2e/support/chromium.ts";
import { startParleyServer } from "../e2e/support/parley-server.ts";
import { syntheticPlan } from "./gantt/synthetic-plan.ts";
import { describeMachine } from "./machine.ts";
import { makeLargeProject } from "./open/large-project.ts";
import { measureNaively, measureOpening, type Opening } from "./open/measure-opening.ts";
import { planFile } from "./open/plan-file.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";

const RUNS = Number(process.env["RUNS"] ?? 3);
const TASKS = Number(process.env["TASKS"] ?? 10_000);

type Samples = Opening[];

function figuresOf(visit: "cold" | "warm", samples: Samples): BenchResult[] {
  const figure = (name: string, of: (one: Opening) => number, target: number | null = null) =>
    resultOf({ name: `${visit}: ${name}`, unit: "ms", better: "lower", target }, samples.map(of));
  return [
    figure("first rows with names", ({ useful }) => useful, 300),
    figure("everything there, dated and answering", ({ interactive }) => interactive, 1_000),
    figure("main thread at work until then", ({ busy }) => busy),
    figure("longest task", ({ longestTask }) => longestTask),
  ];
}

export async function run(): Promise<BenchReport> {
  const plan = syntheticPlan(TASKS);
  const server = await startParleyServer();
  const browser = await launchChromium();
  const cold: Samples = [];
  const warm: Samples = [];
  const naive: number[] = [];
  try {
    const scene = await browser.newContext();
    const projectId = await makeLargeProject(scene.request, server.url, planFile(plan));
    const storageState = await scene.storageState();
    await scene.close();
    const url = `${server.url}/projects/${projectId}/gantt`;
    const rows = JSON.stringify(plan.tasks);
    for (let index = 0; index < RUNS; index += 1) {
      console.error(`run ${index + 1} of ${RUNS}`);
      const context = await browser.newContext({
        storageState,
        locale: "en",
        timezoneId: "Asia/Shanghai",
        viewport: { width: 1_600, height: 860 },
      });
      cold.push(await measureOpening(context, url, plan.tasks.length));
      warm.push(await measureOpening(context, url, plan.tasks.length));
      await context.close();
      naive.push(await measureNaively(browser, rows));
      console.error(JSON.stringify({ cold: cold.at(-1), warm: warm.at(-1), naive: naive.at(-1) }));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  const ratio = resultOf(
    {
      name: "cold: everything there ÷ JSON.parse and a table of the same rows",
      unit: "ratio",
      better: "lower",
      target: 1.5,
    },
    cold.map(({ interactive }, index) => interactive / naive[index]!),
  );
  return {
    bench: "open",
    machine: describeMachine(),
    results: [
      ...figuresOf("cold", cold),
      ...figuresOf("warm", warm),
      resultOf(
        { name: "JSON.parse and a table of the same rows", unit: "ms", better: "lower" },
        naive,
      ),
      ratio,
    ],
  };
}
