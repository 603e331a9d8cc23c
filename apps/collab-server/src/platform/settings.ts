import { resolve } from "node:path";
import { z } from "zod";
import { PlatformError } from "./platform-error.ts";

export interface Settings {
  port: number;
  host: string;
  /** Address that people open, without a slash at its end. */
  publicUrl: string;
  /** False when `publicUrl` was only derived from HOST and PORT. */
  publicUrlGiven: boolean;
  dataDir: string;
  /** Null means the embedded PostgreSQL. */
  databaseUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  operatorToken: string | null;
  logLevel: (typeof logLevels)[number];
  openRegistration: boolean;
  demo: boolean;
  trustProxy: boolean;
  sessionDays: number;
  maxUploadMb: number;
  maxFileMb: number;
}

const logLevels = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
const yes = new Set(["1", "true", "yes", "on"]);
const no = new Set(["0", "false", "no", "off"]);

const flag = z.string().transform((text, context) => {
  const word = text.toLowerCase();
  if (yes.has(word) || no.has(word)) return yes.has(word);
  context.addIssue({ code: "custom", message: "must be true or false" });
  return z.NEVER;
});

const wholeNumber = (least: number, most: number) =>
  z.string().transform((text, context) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    context.addIssue({
      code: "custom",
      message: `must be a whole number from ${least} to ${most}`,
    });
    return z.NEVER;
  });

const address = (example: string, ...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
    abort: true,
  });

const publicUrl = address("https://plan.example.com", "http:", "https:")
  .refine((text) => {
    const { pathname, search, hash } = new URL(text);
    return pathname === "/" && search === "" && hash === "";
  }, "must have no path: Parley is served from the root of its address")
  .transform((text) => new URL(text).origin);

const text = z.string();

interface SettingDefinition {
  schema: z.ZodType<unknown, string>;
  /** What the operator's table of settings says when the variable is not set. */
  fallback: string;
  description: string;
}

/** Every environment variable that the server reads. The README's table is tested against this. */
export const settingDefinitions = {
  PORT: {
    schema: wholeNumber(0, 65_535),
    fallback: "4400",
    description: "Port to listen on; 0 takes any free one",
  },
  HOST: {
    schema: text,
    fallback: "127.0.0.1",
    description: "Address to listen on; 0.0.0.0 for every address of the machine",
  },
  PUBLIC_URL: {
    schema: publicUrl,
    fallback: "http://HOST:PORT",
    description: "Address that people open; links in mails and the same-origin check use it",
  },
  DATA_DIR: {
    schema: text,
    fallback: "./data",
    description: "Folder for the embedded database and for uploaded files",
  },
  DATABASE_URL: {
    schema: address("postgres://user:password@host:5432/parley", "postgres:", "postgresql:"),
    fallback: "embedded PostgreSQL",
    description: "PostgreSQL to use instead of the embedded one",
  },
  SMTP_URL: {
    schema: address("smtps://user:password@mail.example.com", "smtp:", "smtps:"),
    fallback: "no mail",
    description: "Server to send mail through",
  },
  MAIL_FROM: {
    schema: text.refine((value) => /^[^\r\n]*@[^\r\n]*$/.test(value), "must be a mail address"),
    fallback: "Parley <parley@localhost>",
    description: "Sender of mails",
  },
  OPERATOR_TOKEN: {
    schema: text.min(16, "must have at least 16 characters"),
    fallback: "metrics switched off",
    description: "Bearer token for /metrics",
  },
  LOG_LEVEL: {
    schema: text.pipe(z.enum(logLevels, `must be one of ${logLevels.join(", ")}`)),
    fallback: "info",
    description: "Least level to log: silent, fatal, error, warn, info, debug or trace",
  },
  OPEN_REGISTRATION: {
    schema: flag,
    fallback: "as DEMO",
    description: "Whether anybody may register and create an organisation",
  },
  DEMO: {
    schema: flag,
    fallback: "true with the embedded PostgreSQL",
    description: "Whether the first run puts in a demo project with its accounts",
  },
  TRUST_PROXY: {
    schema: flag,
    fallback: "false",
    description: "Whether a proxy in front sets X-Forwarded-For and X-Forwarded-Proto",
  },
  SESSION_DAYS: {
    schema: wholeNumber(1, 365),
    fallback: "30",
    description: "Days after which an unused sign-in expires",
  },
  MAX_UPLOAD_MB: {
    schema: wholeNumber(1, 10_240),
    fallback: "200",
    description: "Size of the largest plan that may be imported, in MiB",
  },
  MAX_FILE_MB: {
    schema: wholeNumber(1, 102_400),
    fallback: "2048",
    description: "Size of the largest drawing or other file that may be uploaded, in MiB",
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof settingDefinitions;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from an environment.
 *
 * @param base folder that a relative DATA_DIR starts from
 * @throws PlatformError `platform.bad-setting`, one line for each bad variable
 */
export function parseSettings(environment: Environment, base: string): Settings {
  const complaints: string[] = [];
  function read<Name extends SettingName>(
    name: Name,
  ): z.output<(typeof settingDefinitions)[Name]["schema"]> | undefined {
    const value = environment[name]?.trim();
    if (value === undefined || value === "") return undefined;
    const result = settingDefinitions[name].schema.safeParse(value);
    if (!result.success) {
      // The value itself stays out of the message: it may be a secret.
      complaints.push(`${name} ${result.error.issues[0]?.message ?? "is not valid"}.`);
      return undefined;
    }
    return result.data as z.output<(typeof settingDefinitions)[Name]["schema"]>;
  }

  const port = read("PORT") ?? 4400;
  const host = read("HOST") ?? "127.0.0.1";
  const givenUrl = read("PUBLIC_URL");
  const databaseUrl = read("DATABASE_URL") ?? null;
  const demo = read("DEMO") ?? databaseUrl === null;
  const settings: Settings = {
    port,
    host,
    publicUrl: givenUrl ?? `http://${reachableHost(host)}:${port}`,
    publicUrlGiven: givenUrl !== undefined,
    dataDir: resolve(base, read("DATA_DIR") ?? "data"),
    databaseUrl,
    smtpUrl: read("SMTP_URL") ?? null,
    mailFrom: read("MAIL_FROM") ?? settingDefinitions.MAIL_FROM.fallback,
    operatorToken: read("OPERATOR_TOKEN") ?? null,
    logLevel: read("LOG_LEVEL") ?? "info",
    openRegistration: read("OPEN_REGISTRATION") ?? demo,
    demo,
    trustProxy: read("TRUST_PROXY") ?? false,
    sessionDays: read("SESSION_DAYS") ?? 30,
    maxUploadMb: read("MAX_UPLOAD_MB") ?? 200,
    maxFileMb: read("MAX_FILE_MB") ?? 2_048,
  };
  if (complaints.length > 0) {
    throw new PlatformError("platform.bad-setting", complaints.join("\n"));
  }
  return settings;
}

/** A host that can stand in an address: "every address" is none to go to. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
