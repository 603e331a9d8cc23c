// npm run -s bench -- NAME [--json]: runs bench/NAME.bench.ts. With --json, stdout carries exactly
// one JSON object. The exit code says whether the benchmark ran, never whether a target was met.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BenchModule, BenchReport } from "./report.ts";

const suffix = ".bench.ts";

function benchNames(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));
}

function toText(report: BenchReport): string {
  const lines = report.results.map(({ name, value, unit, target, better, spread }) => {
    const wanted = target === null ? "" : `  target ${better === "lower" ? "≤" : "≥"} ${target}`;
    return `  ${name}: ${value} ${unit}  (${spread[0]} to ${spread[1]})${wanted}`;
  });
  return [report.bench, ...lines].join("\n");
}

async function main(args: readonly string[]): Promise<number> {
  const name = args.find((arg) => !arg.startsWith("-"));
  const file = join(import.meta.dirname, `${name}${suffix}`);
  if (!name || !/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
    console.error(
      `Usage: npm run -s bench -- NAME [--json]\nNAME is one of: ${benchNames().join(", ")}`,
    );
    return 2;
  }
  // What libraries print must not get in front of the report.
  console.log = console.info = console.debug = console.error;
  const bench = (await import(pathToFileURL(file).href)) as BenchModule;
  const report = await bench.run();
  const text = args.includes("--json") ? JSON.stringify(report) : toText(report);
  await new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
  return 0;
}

process.exit(await main(process.argv.slice(2)));
