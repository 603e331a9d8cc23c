import { cpus, totalmem } from "node:os";

/** What a reader must know of the machine to make sense of a figure; nothing that names it. */
export function describeMachine(): Record<string, string | number> {
  const processors = cpus();
  return {
    platform: `${process.platform}-${process.arch}`,
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
