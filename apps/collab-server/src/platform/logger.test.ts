import { describe, expect, it } from "vitest";
import { createLogger, hideSecretsInText } from "./logger.ts";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: "info" }, { write: (line) => void lines.push(line) }));
  return lines.join("");
}

const secret = "correct-horse";

describe("the log", () => {
  it("is one JSON object a line, with time, level and message", () => {
    const line = logged((logger) => logger.info({ port: 4400 }, "listening"));
    expect(JSON.parse(line)).toMatchObject({ level: "info", port: 4400, msg: "listening" });
  });

  it("hides secrets by their name, at any depth", () => {
    const line = logged((logger) =>
      logger.info({
        password: secret,
        user: { newPassword: secret, sessions: [{ sessionToken: secret }] },
        headers: { Authorization: secret, cookie: secret, "set-cookie": [secret] },
      }),
    );
    expect(line).not.toContain(secret);
    expect(line).toContain("[hidden]");
  });

  it("hides credentials in addresses, links and headers", () => {
    const line = logged((logger) =>
      logger.warn({ url: `/invite?token=${secret}` }, `postgres://parley:${secret}@db/parley`),
    );
    expect(line).not.toContain(secret);
    expect(line).toContain("postgres://parley:[hidden]@db/parley");
    expect(hideSecretsInText(`Bearer ${secret}`)).toBe("Bearer [hidden]");
  });

  it("hides secrets in what an error says", () => {
    const error = new Error(`cannot reach postgres://parley:${secret}@db/parley`);
    const line = logged((logger) => logger.error({ err: error }, "no database"));
    expect(line).not.toContain(secret);
    expect(JSON.parse(line).err).toMatchObject({ type: "Error" });
  });

  it("leaves a request's headers out", () => {
    const req = { id: 1, method: "GET", url: `/x?token=${secret}`, headers: { cookie: secret } };
    const line = logged((logger) => logger.info({ req }));
    expect(line).not.toContain(secret);
    expect(JSON.parse(line).req).toMatchObject({ method: "GET" });
  });
});
