import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export interface ParleyServer {
  /** Origin that people open, without a slash at its end. */
  readonly url: string;
  /** Ends the server and leaves nothing: no process, no file. */
  stop(): Promise<void>;
}

const root = resolve(import.meta.dirname, "../..");
const MAIN = join(root, "apps/collab-server/src/main.ts");
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

/** Starts the product as an operator would, on a free port, with an empty data folder of its own and open registration. */
export async function startParleyServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<ParleyServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-e2e-"));
  // The embedded database gives up root, and must still reach its folder.
  await chmod(dataDir, 0o755);
  const child = spawn(process.execPath, [MAIN], {
    cwd: root,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      DEMO: "false",
      OPEN_REGISTRATION: "true",
      // Every actor comes from an address of their own: registrations are limited by address.
      TRUST_PROXY: "true",
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const leaveNothing = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), stop: leaveNothing };
  } catch (error) {
    await leaveNothing();
    throw error;
  }
}

/** Waits for the line that tells the address; says what else was printed where it never comes. */
function addressOf(child: ChildProcess): Promise<string> {
  let printed = "";
  return new Promise((fulfil, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${printed}`));
    const timer = setTimeout(() => fail("The server told no address."), START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:([1-9]\d*)/.exec(printed);
      if (address === null) return;
      clearTimeout(timer);
      fulfil(address[0]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`The server ended with ${code} before it listened.`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit").then(() => true);
  child.kill("SIGTERM");
  const inTime = await Promise.race([exited, delay(STOP_LIMIT_MS, false, { ref: false })]);
  if (inTime) return;
  child.kill("SIGKILL");
  await exited;
  throw new Error("The server did not end when it was told to.");
}
