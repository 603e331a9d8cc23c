import { Editor } from "./editor.ts";
import { startServerProcess, type ServerName } from "./server-process.ts";
import { wireOf, type ParleyFacts } from "./wire.ts";

export type LoadFigures = {
  readonly propagationP50: number;
  readonly propagationP99: number;
  readonly ackP50: number | null;
  readonly ackP99: number | null;
  readonly cpuMsPerEdit: number;
  readonly memoryMiB: number;
  /** Of all edits times all other editors. */
  readonly deliveredShare: number;
};

const WARM_UP_MS = 1_000;
const SETTLE_MS = 1_500;
const CONNECT_AT_ONCE = 10;

/** So many editors, each with this many edits a second, evenly spread, for this long. */
export async function runLoad(
  name: ServerName,
  load: { editors: number; editsPerSecond: number; milliseconds: number },
): Promise<LoadFigures> {
  const server = await startServerProcess(name, load.editors);
  const { port, facts } = server.ready;
  const sentAt: number[] = [];
  const propagation: number[] = [];
  const acks: number[] = [];
  let firstMeasured = Number.POSITIVE_INFINITY;
  let measuringAcks = false;
  const editors: Editor[] = [];
  const connect = (index: number): Promise<Editor> => {
    const clientId = 1_000 + index;
    const origin = `http://127.0.0.1:${port}`;
    return Editor.connect({
      url: `ws://127.0.0.1:${port}`,
      wire: wireOf(name, { index, clientId, facts, origin }),
      clientId,
      userId: (facts as ParleyFacts | null)?.persons[index]?.userId ?? "",
      seen: (edit) => {
        // Some servers send an edit back to its author as well.
        if (edit >= firstMeasured && edit % load.editors !== index)
          propagation.push(performance.now() - sentAt[edit]!);
      },
      acknowledged: (milliseconds) => {
        if (measuringAcks) acks.push(milliseconds);
      },
    });
  };
  try {
    while (editors.length < load.editors) {
      const some = Math.min(CONNECT_AT_ONCE, load.editors - editors.length);
      const first = editors.length;
      editors.push(
        ...(await Promise.all(
          Array.from({ length: some }, (_none, index) => connect(first + index)),
        )),
      );
    }
    const write = (milliseconds: number): Promise<void> =>
      steadily(load.editors * load.editsPerSecond, milliseconds, () => {
        const edit = sentAt.length;
        sentAt.push(performance.now());
        editors[edit % editors.length]!.edit(edit);
      });
    await write(WARM_UP_MS);
    const before = await server.usage();
    firstMeasured = sentAt.length;
    measuringAcks = true;
    await write(load.milliseconds);
    await pause(SETTLE_MS);
    const after = await server.usage();
    const edits = sentAt.length - firstMeasured;
    return {
      propagationP50: quantile(propagation, 0.5),
      propagationP99: quantile(propagation, 0.99),
      ackP50: acks.length === 0 ? null : quantile(acks, 0.5),
      ackP99: acks.length === 0 ? null : quantile(acks, 0.99),
      cpuMsPerEdit: (after.cpuMs - before.cpuMs) / edits,
      memoryMiB: after.memoryMiB,
      deliveredShare: propagation.length / (edits * (load.editors - 1)),
    };
  } finally {
    for (const editor of editors) editor.close();
    await server.stop();
  }
}

/** Calls `work` at an even rate; what a late timer missed is made up for at once. */
function steadily(perSecond: number, milliseconds: number, work: () => void): Promise<void> {
  const begun = performance.now();
  let done = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const passed = performance.now() - begun;
      const due = Math.floor((Math.min(passed, milliseconds) / 1_000) * perSecond);
      for (; done < due; done += 1) work();
      if (passed < milliseconds) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
}

export function quantile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
