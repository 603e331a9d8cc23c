import { seedDemo } from "./modules/demo-seed/api.ts";
import { createLogger } from "./platform/logger.ts";
import { createMailer, noMail } from "./platform/mail.ts";
import type { Settings } from "./platform/settings.ts";
import { onShutdown } from "./platform/shutdown.ts";
import { readSettings, readVersion } from "./read-settings.ts";
import { openRuntime } from "./runtime.ts";
import { publishAddress } from "./server-address.ts";
import { describeFailure } from "./start-failure.ts";
import { startServer } from "./start-server.ts";
import { describeAddresses } from "./welcome.ts";

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Starts the server and keeps it running until it is told to end. Steps taken are undone in reverse order. */
async function serve(settings: Settings): Promise<void> {
  const log = createLogger({ level: settings.logLevel });
  const undo: (() => Promise<void> | void)[] = [];
  let ending: Promise<void> | null = null;
  const end = (code: number): Promise<void> =>
    (ending ??= (async () => {
      process.exitCode = code;
      for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
      process.exit(process.exitCode);
    })());
  const fail = (error: unknown): void => {
    log.fatal({ err: error }, "the server cannot go on");
    process.stderr.write(`parley: ${describeFailure(error, settings)}\n`);
    void end(1);
  };
  let starting = true;
  onShutdown((reason) => {
    say(reason === "SIGINT" ? "\nStopping; press Ctrl-C again to stop at once" : "Stopping");
    // What is being started must be whole before it can be taken down.
    if (starting) process.exitCode = 0;
    else void end(0);
  });
  try {
    const runtime = await openRuntime({ settings, log, onProgress: say, onFailure: fail });
    undo.push(runtime.close);
    const server = await startServer({
      settings,
      connection: runtime.connection,
      mail:
        settings.smtpUrl === null ? noMail : createMailer(settings.smtpUrl, settings.mailFrom, log),
      log,
      clock: Date.now,
      version: readVersion(),
      visitorKey: runtime.visitorKey(),
      onProgress: say,
      onLockLost: fail,
      prepare: (db, blobs) => seedDemo(db, blobs, settings, say),
    });
    undo.push(server.close, publishAddress(settings.dataDir, server.url));
    starting = false;
    if (process.exitCode === 0) return await end(0);
    say(describeAddresses(server.context.publicUrl(), settings, server.context.demoAccounts));
    return undefined;
  } catch (error) {
    process.stderr.write(`parley: ${describeFailure(error, settings)}\n`);
    log.debug({ err: error }, "the server did not start");
    return end(1);
  }
}

let settings: Settings | null = null;
try {
  settings = readSettings();
} catch (error) {
  for (const line of describeFailure(error, null).split("\n")) {
    process.stderr.write(`parley: ${line}\n`);
  }
  process.exitCode = 1;
}
if (settings !== null) await serve(settings);
