import { fork, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import type { Ready, Usage } from "./servers/report-usage.ts";

export const SERVER_NAMES = ["parley", "hocuspocus", "y-websocket", "bare"] as const;
export type ServerName = (typeof SERVER_NAMES)[number];

export type ServerProcess = {
  readonly ready: Ready;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
};

/** Each server is a process of its own, so that its CPU time is its own. */
export async function startServerProcess(
  name: ServerName,
  ...args: readonly number[]
): Promise<ServerProcess> {
  const child = fork(join(import.meta.dirname, "servers", `${name}.ts`), args.map(String), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { ready } = await answer<{ ready: Ready }>(child);
  return {
    ready,
    usage: async () => {
      const reply = answer<{ usage: Usage }>(child);
      child.send("usage");
      return (await reply).usage;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const answer = <T>(child: ChildProcess): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a server ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });
