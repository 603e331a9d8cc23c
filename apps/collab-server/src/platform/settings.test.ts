import { describe, expect, it } from "vitest";
import { PlatformError } from "./platform-error.ts";
import { parseSettings, settingDefinitions } from "./settings.ts";

const parse = (environment: Record<string, string>) => parseSettings(environment, "/srv/parley");

function complaintOf(environment: Record<string, string>): string {
  try {
    parse(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(PlatformError);
    expect((error as PlatformError).code).toBe("platform.bad-setting");
    return (error as PlatformError).message;
  }
  throw new Error("The settings were accepted.");
}

describe("settings", () => {
  it("needs none: everything has a default", () => {
    expect(parse({})).toEqual({
      port: 4400,
      host: "127.0.0.1",
      publicUrl: "http://127.0.0.1:4400",
      publicUrlGiven: false,
      dataDir: "/srv/parley/data",
      databaseUrl: null,
      smtpUrl: null,
      mailFrom: "Parley <parley@localhost>",
      operatorToken: null,
      logLevel: "info",
      openRegistration: true,
      demo: true,
      trustProxy: false,
      sessionDays: 30,
      maxUploadMb: 200,
      maxFileMb: 2_048,
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(parse({ PORT: "", DATA_DIR: "  " })).toEqual(parse({}));
  });

  it("keeps demo data and open registration away from a database of one's own", () => {
    const database = { DATABASE_URL: "postgres://parley:secret@db/parley" };
    expect(parse(database)).toMatchObject({ demo: false, openRegistration: false });
    expect(parse({ ...database, DEMO: "yes" })).toMatchObject({
      demo: true,
      openRegistration: true,
    });
    expect(parse({ OPEN_REGISTRATION: "off" })).toMatchObject({
      demo: true,
      openRegistration: false,
    });
  });

  it("derives an address that can be opened", () => {
    expect(parse({ HOST: "0.0.0.0", PORT: "80" }).publicUrl).toBe("http://localhost:80");
    expect(parse({ HOST: "::1" }).publicUrl).toBe("http://[::1]:4400");
    expect(parse({ PUBLIC_URL: "https://plan.example.com/" }).publicUrl).toBe(
      "https://plan.example.com",
    );
  });

  it.each([
    ["PORT", "http", "PORT must be a whole number from 0 to 65535."],
    ["PORT", "70000", "PORT must be a whole number from 0 to 65535."],
    [
      "PUBLIC_URL",
      "plan.example.com",
      "PUBLIC_URL must be an address such as https://plan.example.com.",
    ],
    [
      "PUBLIC_URL",
      "https://example.com/plan",
      "PUBLIC_URL must have no path: Parley is served from the root of its address.",
    ],
    [
      "DATABASE_URL",
      "mysql://db",
      "DATABASE_URL must be an address such as postgres://user:password@host:5432/parley.",
    ],
    ["OPERATOR_TOKEN", "short", "OPERATOR_TOKEN must have at least 16 characters."],
    [
      "LOG_LEVEL",
      "loud",
      "LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace.",
    ],
    ["DEMO", "maybe", "DEMO must be true or false."],
    ["MAIL_FROM", "nobody", "MAIL_FROM must be a mail address."],
    ["SESSION_DAYS", "0", "SESSION_DAYS must be a whole number from 1 to 365."],
  ])("refuses %s=%s in one line that names it", (name, value, message) => {
    expect(complaintOf({ [name]: value })).toBe(message);
  });

  it("names every bad variable, and repeats no value", () => {
    const message = complaintOf({ PORT: "x", DATABASE_URL: "secret" });
    expect(message.split("\n")).toHaveLength(2);
    expect(message).not.toContain("secret");
  });

  it("describes every variable", () => {
    for (const { description, fallback } of Object.values(settingDefinitions)) {
      expect(description).not.toBe("");
      expect(fallback).not.toBe("");
    }
  });
});
