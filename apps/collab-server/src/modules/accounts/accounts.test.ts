import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_PASSWORD } from "../../testing/test-people.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { SessionView } from "../sessions/api.ts";

let server: TestServer;
let now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ settings: { openRegistration: true }, clock: () => now });
});
afterAll(() => server.close());

const registration = {
  email: "Anna@Example.com",
  name: "Anna",
  password: "purple-kettle-7",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  organisationName: "Anna's Works",
  organisationCode: "钢",
};

const linkIn = (text: string): string => /\/password-resets\/(\S+)/.exec(text)![1]!;

async function resetLinkFor(email: string): Promise<string> {
  const sent = server.mails.length;
  const answer = await server.visitor().post("/api/password-resets", { email });
  expect(answer.status).toBe(202);
  await expect.poll(() => server.mails.length).toBe(sent + 1);
  return linkIn(server.mails.at(-1)!.text);
}

describe("accounts", () => {
  it("are made by registration, with an organisation that the person administers", async () => {
    const anna = server.visitor();
    const { status, body } = await anna.post<SessionView>("/api/registrations", registration);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { email: "anna@example.com", language: "zh-CN" },
      organisations: [{ name: "Anna's Works", code: "钢", role: "admin" }],
    });
    expect(body.organisationId).toBe(body.organisations[0]?.id);
    const again = await server.visitor().post("/api/registrations", registration);
    expect(again).toMatchObject({ status: 409, body: { code: "auth.email-taken" } });
  });

  it.each([
    ["a short password", { password: "short" }, "auth.password-weak"],
    ["a password that everybody tries", { password: "password1234" }, "auth.password-weak"],
    ["the address as password", { password: "b@example.com" }, "auth.password-weak"],
    ["no mail address", { email: "anna" }, "request.invalid"],
    ["a time zone that there is not", { timeZone: "Mars/Base" }, "request.invalid"],
    ["a long code", { organisationCode: "ABCDE" }, "request.invalid"],
    ["a line break in a name", { name: "A\nB" }, "request.invalid"],
  ])("refuse %s", async (_, change, code) => {
    const body = { ...registration, email: "b@example.com", ...change };
    const answer = await server.visitor().post("/api/registrations", body);
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it("change their name, language and time zone", async () => {
    const carl = await server.actor("Carl");
    const { body } = await carl.patch<SessionView>("/api/me", { name: "Karl", language: "zh-CN" });
    expect(body.user).toMatchObject({ name: "Karl", language: "zh-CN" });
    expect((await carl.get<SessionView>("/api/session")).body.user).toMatchObject({ name: "Karl" });
    expect((await server.visitor().patch("/api/me", { name: "X" })).status).toBe(401);
  });

  it("change their password with the old one, which ends the other sessions", async () => {
    const dora = await server.actor("Dora");
    const other = server.visitor();
    await other.post("/api/session", { email: dora.email, password: TEST_PASSWORD });
    const wrong = await dora.put("/api/me/password", { current: "no", next: "silver-anchor-9" });
    expect(wrong).toMatchObject({ status: 401, body: { code: "auth.bad-credentials" } });
    const change = { current: TEST_PASSWORD, next: "silver-anchor-9" };
    expect((await dora.put("/api/me/password", change)).status).toBe(204);
    expect((await other.get<SessionView>("/api/session")).body.user).toBeNull();
    expect((await dora.get<SessionView>("/api/session")).body.user).not.toBeNull();
    const fresh = server.visitor();
    const old = { email: dora.email, password: TEST_PASSWORD };
    expect((await fresh.post("/api/session", old)).status).toBe(401);
    const next = { email: dora.email, password: "silver-anchor-9" };
    expect((await fresh.post("/api/session", next)).status).toBe(200);
  });

  it("choose a new password by mail, once, which ends every session", async () => {
    const emil = await server.actor("Emil");
    const token = await resetLinkFor(emil.email);
    const stored = await server.pool.query("select token_hash from password_resets");
    expect(JSON.stringify(stored.rows)).not.toContain(token);
    const path = `/api/password-resets/${token}`;
    const visitor = server.visitor();
    expect((await visitor.post(path, { password: "short" })).status).toBe(400);
    expect((await visitor.post(path, { password: "golden-bicycle-3" })).status).toBe(204);
    expect((await emil.get<SessionView>("/api/session")).body.user).toBeNull();
    expect(await visitor.post(path, { password: "golden-bicycle-4" })).toMatchObject({
      status: 400,
      body: { code: "auth.reset-invalid" },
    });
    const next = { email: emil.email, password: "golden-bicycle-3" };
    expect((await visitor.post("/api/session", next)).status).toBe(200);
  });

  it("keep no reset link longer than a day, and no older link beside a used one", async () => {
    const fred = await server.actor("Fred");
    const first = await resetLinkFor(fred.email);
    const second = await resetLinkFor(fred.email);
    const choose = (token: string) =>
      server.visitor().post(`/api/password-resets/${token}`, { password: "golden-bicycle-3" });
    expect((await choose(second)).status).toBe(204);
    expect((await choose(first)).status).toBe(400);
    const third = await resetLinkFor(fred.email);
    now += 25 * 3_600_000;
    expect((await choose(third)).status).toBe(400);
  });

  it("tell nobody whether an address is known, and send no flood of mails", async () => {
    const sent = server.mails.length;
    const visitor = server.visitor();
    const ask = () => visitor.post("/api/password-resets", { email: "nobody@example.com" });
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    expect(server.mails.length).toBe(sent);
  });
});

describe("registration", () => {
  it("is closed where the operator says so", async () => {
    const closed = await startTestServer({ settings: { openRegistration: false } });
    const answer = await closed.visitor().post("/api/registrations", registration);
    expect(answer).toMatchObject({ status: 403, body: { code: "auth.registration-closed" } });
    await closed.close();
  });
});
