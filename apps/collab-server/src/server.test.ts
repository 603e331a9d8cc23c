import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

const operatorToken = "operator-token-for-tests";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ settings: { operatorToken } });
});
afterAll(() => server.close());

describe("the server", () => {
  it("is healthy, and ready while its database answers", async () => {
    const visitor = server.visitor();
    expect(await visitor.get("/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
    expect(await visitor.get("/readyz")).toMatchObject({ status: 200, body: { status: "ready" } });
  });

  it("shows metrics to the operator, and nobody else that there are any", async () => {
    const ask = (authorization: string) =>
      server.visitor().send<string>("GET", "/metrics", { headers: { authorization } });
    expect((await ask("")).status).toBe(404);
    expect((await ask("Bearer wrong")).status).toBe(404);
    await server.visitor().get("/api/session");
    const { status, body } = await ask(`Bearer ${operatorToken}`);
    expect(status).toBe(200);
    for (const name of [
      "parley_http_request_seconds_count",
      "parley_collab_sockets",
      "parley_ydocs_open",
      "parley_log_append_seconds",
      "nodejs_eventloop_lag_seconds",
    ]) {
      expect(body).toContain(name);
    }
  });

  it("lets nothing but its own files run in a page, and nobody frame it", async () => {
    const { headers } = await server.visitor().get("/api/session");
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("describes itself as OpenAPI 3.1", async () => {
    const { body } = await server
      .visitor()
      .get<{ openapi: string; paths: Record<string, Record<string, object>> }>("/api/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
    for (const operation of operations) expect(operation).toHaveProperty("operationId");
    expect(operations.length).toBeGreaterThan(45);
  });

  it("answers every failure alike", async () => {
    const visitor = server.visitor();
    expect(await visitor.get("/api/nothing")).toMatchObject({
      status: 404,
      body: { code: "access.not-found" },
    });
    const malformed = await visitor.send("POST", "/api/session", {
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect(malformed).toMatchObject({ status: 400, body: { code: "request.invalid" } });
    expect(await visitor.post("/api/session", { email: "x" })).toMatchObject({
      status: 400,
      body: { code: "request.invalid", details: expect.arrayContaining([expect.anything()]) },
    });
    const huge = await visitor.post("/api/session", { email: "x".repeat(2 ** 21), password: "" });
    expect(huge).toMatchObject({ status: 413, body: { code: "request.too-large" } });
    const actor = await server.actor("Anna");
    expect((await actor.get("/api/projects/not-an-id")).status).toBe(400);
  });

  it("asks every route of the API for a signed-in person, the public ones apart", async () => {
    const visitor = server.visitor();
    const { body } = await visitor.get<{ paths: Record<string, Record<string, object>> }>(
      "/api/openapi.json",
    );
    const id = "01890000-0000-7000-8000-000000000000";
    const open = /^\/(?:healthz|readyz|api\/(?:session|registrations|password-resets|invitations))/;
    const answers = [];
    for (const [path, methods] of Object.entries(body.paths)) {
      if (open.test(path)) continue;
      const url = path.replace("{taskId}", "00000000000000").replaceAll(/\{\w+\}/g, id);
      for (const method of Object.keys(methods)) {
        const isRead = method === "get";
        const answer = await visitor.send<{ code: string }>(method.toUpperCase(), url, {
          ...(isRead ? {} : { body: "{}", headers: { "content-type": "application/json" } }),
        });
        answers.push([method, path, answer.status, answer.body.code]);
      }
    }
    // A body that does not fit is refused before anybody is asked who they are; nothing else is.
    const wrong = answers.filter(([, , status]) => status !== 401 && status !== 400);
    expect(wrong).toEqual([]);
    expect(answers.filter(([, , status]) => status === 401).length).toBeGreaterThan(25);
  });
});
