import { diskFull } from "./platform/data-dir.ts";
import { isErrno, PlatformError } from "./platform/platform-error.ts";
import type { Settings } from "./platform/settings.ts";

/** What the operator reads when the program cannot start: one line that says what to do, without a secret in it. */
export function describeFailure(error: unknown, settings: Settings | null): string {
  const known = toPlatformError(error, settings);
  if (known instanceof PlatformError) return known.message;
  const text = error instanceof Error ? error.message : String(error);
  return `Unexpected failure: ${text.split("\n", 1)[0]}`;
}

const networkErrors = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
];

function toPlatformError(error: unknown, settings: Settings | null): unknown {
  if (error instanceof PlatformError) return error;
  if (isErrno(error, "ENOSPC", "EDQUOT", "53100")) {
    return diskFull(settings?.dataDir ?? "DATA_DIR", error);
  }
  if (settings?.databaseUrl == null) return error;
  const url = new URL(settings.databaseUrl);
  const place = `${url.hostname}:${url.port || "5432"}`;
  const fail = (reason: string) =>
    new PlatformError("platform.database-unreachable", `DATABASE_URL: ${reason}`, { cause: error });
  const causes = error instanceof AggregateError ? error.errors : [error];
  if (causes.some((cause) => isErrno(cause, ...networkErrors)) || /timeout/i.test(String(error))) {
    return fail(`no PostgreSQL answers at ${place}: start it, or correct the address.`);
  }
  if (isErrno(error, "28P01", "28000")) return fail(`${place} refuses this user or password.`);
  if (isErrno(error, "3D000")) return fail(`${place} has no database of this name: create it.`);
  if (isErrno(error, "42501")) return fail(`this user may not create tables at ${place}.`);
  return error;
}
