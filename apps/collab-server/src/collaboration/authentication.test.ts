import { PROTOCOL_VERSION } from "@parley/shared/protocol/collab-protocol.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parseToken } from "./authentication.ts";
import { until } from "./testing/test-client.ts";
import { Site } from "./testing/test-server.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterEach(() => site.closeClients());
afterAll(() => site.stop());

test("1.2 another protocol version, a wrong CSRF token and no token at all are denied by their codes", async () => {
  const { planner, lane } = await site.world.twoCompanies();
  const tab = site.client(planner);
  const good = { protocol: PROTOCOL_VERSION, csrf: `csrf-${planner.sessionId}`, clientId: 7 };
  const denials = {
    "collab.protocol-version": JSON.stringify({ ...good, protocol: PROTOCOL_VERSION + 1 }),
    "auth.csrf": JSON.stringify({ ...good, csrf: "guess" }),
    "collab.bad-message": "",
  };
  for (const [code, token] of Object.entries(denials)) {
    const replica = tab.open(lane, undefined, token);
    await until(() => replica.denied !== null);
    expect(replica.denied).toBe(code);
  }
  await tab.open(lane).acknowledged();
});

test.each([
  "",
  "null",
  "[]",
  "7",
  '{"protocol":1,"csrf":"x"}',
  '{"protocol":1,"csrf":"x","clientId":0}',
  '{"protocol":1,"csrf":"x","clientId":1.5}',
  '{"protocol":1,"csrf":"x","clientId":4294967296}',
  '{"protocol":1,"csrf":{},"clientId":1}',
  '{"protocol":"1","csrf":"x","clientId":1}',
  `{"protocol":1,"csrf":"${"x".repeat(2_000)}","clientId":1}`,
])("1.2 %s is no token", (token) => {
  expect(parseToken(token)).toBeNull();
});

test("1.1 1.2 whoever is let in has shown a session, a page of ours and a clientID", () => {
  const token = { protocol: 1, csrf: "x", clientId: 4_294_967_295 };
  expect(parseToken(JSON.stringify({ ...token, more: 1 }))).toEqual(token);
});
