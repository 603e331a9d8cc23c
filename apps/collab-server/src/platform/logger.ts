import { pino, stdSerializers, type DestinationStream, type Logger } from "pino";

export type { Logger };

const secretNames =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-csrf-token|secret|.*password.*|.*token|sessionid|databaseurl|smtpurl)$/i;
const hidden = "[hidden]";
const deepest = 6;

/** Takes secrets out of text: credentials in addresses, and what a link carries to prove itself. */
export function hideSecretsInText(text: string): string {
  return text
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${hidden}@`)
    .replace(/([?&#](?:[a-z_-]*token|code|key|password|secret)=)[^&#\s"]+/gi, `$1${hidden}`)
    .replace(/\b(Bearer|Basic) [A-Za-z0-9._~+/=-]+/g, `$1 ${hidden}`);
}

/**
 * Takes secrets out of a value that is about to be logged. Only plain objects and arrays are
 * walked: anything else is either harmless or has a serializer.
 */
export function hideSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return hideSecretsInText(value);
  if (value instanceof Error) return hideSecrets(stdSerializers.err(value), depth);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return depth >= deepest ? "[…]" : value.map((item) => hideSecrets(item, depth + 1));
  }
  if (!isPlain(value)) return value;
  if (depth >= deepest) return "{…}";
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretNames.test(name) && item != null ? hidden : hideSecrets(item, depth + 1),
    ]),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The error serializer's objects have a prototype of their own, and their values are data.
  return prototype === Object.prototype || prototype === null || "raw" in value;
}

interface LoggedRequest {
  id?: unknown;
  method?: string;
  url?: string;
  ip?: string;
}

/** Structured logs, one JSON object a line, without secrets. */
export function createLogger(
  options: { level: string; bindings?: Record<string, unknown> },
  destination?: DestinationStream,
): Logger {
  const settings = {
    level: options.level,
    base: options.bindings ?? null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (object: Record<string, unknown>) => hideSecrets(object) as Record<string, unknown>,
    },
    hooks: {
      logMethod(this: Logger, args: unknown[], method: (...args: unknown[]) => void) {
        method.apply(
          this,
          args.map((arg) => (typeof arg === "string" ? hideSecretsInText(arg) : arg)),
        );
      },
    },
    serializers: {
      // By then an error is plain data already.
      err: (error: unknown) => error,
      // Headers are left out altogether, and with them everything that proves who is asking.
      req: ({ id, method, url, ip }: LoggedRequest) => ({
        id,
        method,
        url: url === undefined ? url : hideSecretsInText(url),
        ip,
      }),
      res: ({ statusCode }: { statusCode?: number }) => ({ statusCode }),
    },
  };
  return destination ? pino(settings, destination) : pino(settings);
}
