import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "../../platform/secret.ts";
import { seedProject, type SeededProject } from "../../testing/seed-project.ts";
import { TEST_PASSWORD } from "../../testing/test-people.ts";
import { startTestServer, type TestServer } from "../../testing/test-server.ts";
import type { SessionView } from "./session-contract.ts";

let server: TestServer;
let project: SeededProject;
let now = Date.now();
beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  project = await seedProject(server, {
    organisations: {
      Contractor: { Hanna: "host-project-manager", Hugo: "planner" },
      Supplier: { Sara: "supplier-representative", Hugo: "planner" },
    },
  });
});
afterAll(() => server.close());

describe("sessions", () => {
  it("greet a visitor with a token, and nobody's data", async () => {
    const visitor = server.visitor();
    const { body } = await visitor.get<SessionView>("/api/session");
    expect(body).toMatchObject({ user: null, organisations: [], organisationId: null });
    expect(body.csrf).not.toBe("");
    expect(body.settings.demo).toBeNull();
  });

  it("keep only a hash of the cookie in the database", async () => {
    const hanna = await project.actor("Hanna");
    const id = /parley_session=([^;]+)/.exec(hanna.cookie())![1]!;
    const { rows } = await server.pool.query("select * from sessions where user_id = $1", [
      hanna.userId,
    ]);
    expect(rows.map((row: { id: string }) => row.id)).toContain(hashToken(id));
    expect(JSON.stringify(rows)).not.toContain(id);
    expect(JSON.stringify(rows)).not.toContain(hanna.csrf());
    // What a thief of the database finds opens nothing.
    const thief = await server.visitor().send<SessionView>("GET", "/api/session", {
      headers: { cookie: `parley_session=${hashToken(id)}` },
    });
    expect(thief.body.user).toBeNull();
  });

  it("set a cookie that scripts cannot read and other sites cannot send", async () => {
    const answer = await server.visitor().post("/api/session", {
      email: (await server.actor("Hanna")).email,
      password: TEST_PASSWORD,
    });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("parley_session"));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it("refuse a change without the token, with another's, or from another site", async () => {
    const hanna = await project.actor("Hanna");
    const sara = await project.actor("Sara");
    const attempt = (headers: Record<string, string>) =>
      hanna.send("PATCH", "/api/me", {
        body: JSON.stringify({ name: "Mallory" }),
        headers: { "content-type": "application/json", ...headers },
      });
    for (const token of ["", "wrong", sara.csrf()]) {
      expect(await attempt({ "x-parley-csrf": token })).toMatchObject({
        status: 403,
        body: { code: "auth.csrf" },
      });
    }
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      expect(await attempt(headers)).toMatchObject({ status: 403, body: { code: "auth.origin" } });
    }
    expect((await attempt({ origin: server.url })).status).toBe(200);
    await hanna.patch("/api/me", { name: "Hanna" });
  });

  it("tell a wrong password and an unknown address apart for nobody", async () => {
    const visitor = server.visitor();
    const email = (await server.actor("Hanna")).email;
    const wrong = await visitor.post("/api/session", { email, password: "wrong" });
    const unknown = await visitor.post("/api/session", {
      email: "nobody@example.com",
      password: "wrong",
    });
    expect(wrong.status).toBe(401);
    expect(unknown).toMatchObject({ status: wrong.status, body: wrong.body as object });
  });

  it("stop guessing at an account, and let its owner in again later", async () => {
    const visitor = server.visitor();
    const email = (await server.actor("Sara")).email;
    const attempts = [];
    for (let count = 0; count < 11; count += 1) {
      attempts.push((await visitor.post("/api/session", { email, password: "guess" })).status);
    }
    expect(attempts.at(0)).toBe(401);
    const limited = await visitor.post("/api/session", { email, password: TEST_PASSWORD });
    expect(limited).toMatchObject({ status: 429, body: { code: "auth.rate-limited" } });
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    now += 16 * 60_000;
    expect((await visitor.post("/api/session", { email, password: TEST_PASSWORD })).status).toBe(
      200,
    );
  });

  it("act for one organisation at a time, and only for one's own", async () => {
    const hugo = await project.actor("Hugo");
    const path = `/api/projects/${project.projectId}`;
    const standing = async () =>
      (await hugo.get<{ standing: { isHost: boolean } }>(path)).body.standing;
    expect(await standing()).toMatchObject({ isHost: true });
    await hugo.actFor(project.organisationIds["Supplier"]!);
    expect(await standing()).toMatchObject({ isHost: false });
    const hanna = await project.actor("Hanna");
    const foreign = { organisationId: project.organisationIds["Supplier"] };
    expect((await hanna.put("/api/session/organisation", foreign)).status).toBe(404);
  });

  it("end, one by one and everywhere", async () => {
    const email = (await server.actor("Hugo")).email;
    const [first, second, third] = [server.visitor(), server.visitor(), server.visitor()];
    for (const browser of [first, second, third]) {
      await browser.post("/api/session", { email, password: TEST_PASSWORD });
    }
    const user = async (browser: typeof first) =>
      (await browser.get<SessionView>("/api/session")).body.user;
    expect((await first.delete("/api/session")).status).toBe(204);
    expect(await user(first)).toBeNull();
    expect(await user(second)).not.toBeNull();
    expect((await second.delete("/api/sessions")).status).toBe(204);
    expect([await user(second), await user(third)]).toEqual([null, null]);
  });
});
