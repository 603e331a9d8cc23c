import { suits } from "@parley/shared/documents/plan-resources.ts";
import type { Audience, YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { resourceHome } from "./resource-home.ts";

const [OURS, THEIRS] = ["ours", "theirs"] as unknown as [OrganisationId, OrganisationId];
const lane = (organisationId: OrganisationId, audience: Audience, part: number) => ({
  ydocId: `${organisationId} ${audience} ${part}` as YdocId,
  place: { kind: "lane", organisationId, audience, part } as YdocPlace,
});
const lanes = [
  lane(OURS, "private", 0),
  lane(OURS, "host", 0),
  lane(OURS, "everyone", 1),
  lane(OURS, "everyone", 0),
  lane(THEIRS, "everyone", 0),
];

test("a new resource lies where everybody sees it, so that any task may have it", () => {
  expect(resourceHome(lanes, OURS)).toBe("ours everyone 0");
  expect(resourceHome(lanes.slice(0, 2), OURS)).toBe("ours host 0");
  expect(resourceHome(lanes.slice(0, 1), OURS, "everyone")).toBeNull();
  expect(resourceHome(lanes, "nobody" as OrganisationId)).toBeNull();
});

test("a task is offered the resources of its own company that all its readers see", () => {
  const task = (audience: Audience) => ({ organisationId: OURS, audience });
  expect(suits(task("everyone"), task("private"))).toBe(true);
  expect(suits(task("host"), task("host"))).toBe(true);
  expect(suits(task("private"), task("host"))).toBe(false);
  expect(suits({ organisationId: THEIRS, audience: "everyone" }, task("everyone"))).toBe(false);
});
