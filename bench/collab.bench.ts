// Parley with permissions and log on beside plain Hocuspocus 4, y-websocket and a bare broadcast of the same bytes.
// RUNS and SECONDS set how often and how long; runs of the four are interleaved.
import { measureOpening, type OpenFigures } from "./collab/open-project.ts";
import { runLoad, type LoadFigures } from "./collab/load.ts";
import { SERVER_NAMES, type ServerName } from "./collab/server-process.ts";
import { describeMachine } from "./machine.ts";
import { resultOf, type BenchReport, type BenchResult } from "./report.ts";

const RUNS = Number(process.env["RUNS"] ?? 3);
const SECONDS = Number(process.env["SECONDS"] ?? 5);
const LOADS = [
  { editors: 50, editsPerSecond: 4 },
  { editors: 200, editsPerSecond: 0.5 },
] as const;

const UNITS = {
  propagationP50: "ms",
  propagationP99: "ms",
  ackP50: "ms",
  ackP99: "ms",
  cpuMsPerEdit: "ms",
  memoryMiB: "MiB",
  deliveredShare: "share",
} as const satisfies Record<keyof LoadFigures, string>;
type Figure = keyof typeof UNITS;

type Samples = Map<ServerName, LoadFigures[]>;

async function measureLoad(load: (typeof LOADS)[number]): Promise<Samples> {
  const samples: Samples = new Map(SERVER_NAMES.map((name) => [name, []]));
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of SERVER_NAMES) {
      console.error(`${load.editors} editors, run ${run + 1} of ${RUNS}: ${name}`);
      const figures = await runLoad(name, { ...load, milliseconds: SECONDS * 1_000 });
      samples.get(name)!.push(figures);
    }
  }
  return samples;
}

function figuresOf(samples: Samples, editors: number): BenchResult[] {
  return SERVER_NAMES.flatMap((name) =>
    (Object.keys(UNITS) as Figure[]).flatMap((figure) => {
      const values = samples.get(name)!.map((run) => run[figure]);
      const known = values.filter((value) => value !== null);
      if (known.length === 0) return [];
      return [
        resultOf(
          {
            name: `${name}, ${editors} editors: ${figure}`,
            unit: UNITS[figure],
            better: figure === "deliveredShare" ? "higher" : "lower",
            target: figure === "deliveredShare" ? 1 : null,
          },
          known,
        ),
      ];
    }),
  );
}

/** Run by run against the peer of the same round, because two rounds seldom find the machine alike. */
function ratioOf(
  samples: Samples,
  editors: number,
  figure: Figure,
  peer: ServerName,
  target: number,
): BenchResult {
  const ratios = samples
    .get("parley")!
    .map((run, index) => run[figure]! / samples.get(peer)![index]![figure]!);
  return resultOf(
    {
      name: `${editors} editors: ${figure}, Parley ÷ ${peer}`,
      unit: "ratio",
      better: "lower",
      target,
    },
    ratios,
  );
}

function openingResults(samples: readonly OpenFigures[]): BenchResult[] {
  const { tasks, joiners } = samples[0]!;
  const figure = (name: string, target: number | null, of: (run: OpenFigures) => number) =>
    resultOf({ name, unit: "ms", better: "lower", target }, samples.map(of));
  return [
    figure(`open ${tasks} tasks, server cold`, 300, (run) => run.coldMs),
    figure(`open ${tasks} tasks, server warm`, null, (run) => run.warmMs),
    figure(`JSON.parse of ${tasks} tasks`, null, (run) => run.parseMs),
    figure(`${joiners} people open one lane at once, the slowest`, 1_000, (run) => run.joinersMs),
  ];
}

export async function run(): Promise<BenchReport> {
  const results: BenchResult[] = [];
  for (const load of LOADS) {
    const samples = await measureLoad(load);
    const { editors } = load;
    results.push(
      ...figuresOf(samples, editors),
      ratioOf(samples, editors, "propagationP99", "bare", 1.5),
      ratioOf(samples, editors, "cpuMsPerEdit", "hocuspocus", 1.2),
    );
  }
  const openings: OpenFigures[] = [];
  for (let index = 0; index < RUNS; index += 1) openings.push(await measureOpening());
  results.push(...openingResults(openings));
  return { bench: "collab", machine: describeMachine(), results };
}
