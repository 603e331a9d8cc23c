import { describe, expect, test } from "vitest";
import {
  FRAME,
  HOST,
  lane,
  ledger,
  marks,
  marksArea,
  OTHER,
  standing,
  SUPPLIER,
  wall,
  wallArea,
} from "../documents/testing/fixtures.ts";
import { isMarksPlace, isWallPlace, type YdocPlace } from "../documents/ydoc-kind.ts";
import { BUILT_IN_ROLE_KEYS } from "./built-in-roles.ts";
import { CAPABILITIES, type Capability } from "./capability.ts";
import { canAddComment, canComment } from "./comment-policy.ts";
import type { Decision } from "./decision.ts";
import { canExport, canExportYdoc } from "./export-policy.ts";
import { canEditFrame } from "./frame-policy.ts";
import { canReadHistory } from "./history-policy.ts";
import { canImport, canImportInto } from "./import-policy.ts";
import { canEditLedger } from "./ledger-policy.ts";
import { canCreateMark, canSetMark } from "./mark-policy.ts";
import { OUTSIDER, type Standing } from "./standing.ts";
import {
  canCreateTask,
  canEditChecks,
  canEditDescription,
  canEditRelations,
  canSetTaskField,
} from "./task-policy.ts";
import { canCreateWallObject, canReact } from "./wall-policy.ts";
import { canReadYdoc, canWriteYdoc } from "./ydoc-policy.ts";

const ORGANISATIONS = { host: HOST, supplier: SUPPLIER, other: OTHER } as const;
type Party = keyof typeof ORGANISATIONS;
const PARTIES = Object.keys(ORGANISATIONS) as Party[];

/** The supplier's ydocs and the frame: who may read each with every capability, and which capability alone opens it. */
const PLACES: readonly (readonly [string, YdocPlace, readonly Party[], Capability])[] = [
  ["frame", FRAME, ["host", "supplier", "other"], "plan.read"],
  ["lane everyone", lane(SUPPLIER, "everyone"), ["host", "supplier", "other"], "plan.read"],
  ["lane host", lane(SUPPLIER, "host"), ["host", "supplier"], "plan.read.internal"],
  ["lane private", lane(SUPPLIER, "private"), ["supplier"], "plan.read.internal"],
  ["ledger everyone", ledger(SUPPLIER, "everyone"), ["host", "supplier", "other"], "ledger.read"],
  ["ledger host", ledger(SUPPLIER, "host"), ["host", "supplier"], "ledger.read"],
  ["ledger private", ledger(SUPPLIER, "private"), ["supplier"], "ledger.read"],
  ["wall", wall(), ["host", "supplier", "other"], "wall.read"],
  ["archived wall", wall(true), ["host", "supplier", "other"], "wall.read"],
  ["wall area", wallArea(SUPPLIER), ["supplier"], "wall.read"],
  ["layer of marks", marks(), ["host", "supplier", "other"], "file.read"],
  [
    "layer of marks of an archived file",
    marks("everyone", true),
    ["host", "supplier", "other"],
    "file.read",
  ],
  ["organisation's layer of marks", marksArea(SUPPLIER), ["supplier"], "file.read"],
];
const who = (party: Party, capabilities: readonly Capability[]): Standing =>
  standing(1, ORGANISATIONS[party], capabilities);
const without = (...missing: Capability[]): Capability[] =>
  CAPABILITIES.filter((capability) => !missing.includes(capability));
const reason = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);

describe("reading", () => {
  test.each(PLACES)(
    "%s is read by its audience with its capability, and by nobody else",
    (_, place, readers, needed) => {
      for (const party of PARTIES) {
        const expected = readers.includes(party) ? "allowed" : "access.not-found";
        expect(reason(canReadYdoc(who(party, CAPABILITIES), place)), party).toBe(expected);
        expect(reason(canReadYdoc(who(party, [needed]), place)), party).toBe(expected);
        expect(reason(canReadYdoc(who(party, without(needed)), place)), party).toBe(
          "access.not-found",
        );
        expect(reason(canReadYdoc(who(party, []), place)), party).toBe("access.not-found");
      }
      expect(reason(canReadYdoc(OUTSIDER, place))).toBe("access.not-found");
    },
  );
  test("the host is no super-user: another organisation's private ydocs are not there for it", () => {
    for (const place of [
      lane(SUPPLIER, "private"),
      ledger(SUPPLIER, "private"),
      wallArea(SUPPLIER),
      marksArea(SUPPLIER),
      marks("private"),
    ])
      expect(reason(canReadYdoc(standing(1, HOST, "host-project-manager"), place))).toBe(
        "access.not-found",
      );
  });
  test("marks are read by those who may read the file, on every layer", () => {
    const reads = (party: Party, place: YdocPlace) =>
      canReadYdoc(standing(1, ORGANISATIONS[party], "planner"), place).allowed;
    expect(PARTIES.filter((party) => reads(party, marks("host")))).toEqual(["host", "supplier"]);
    expect(PARTIES.filter((party) => reads(party, marks("private")))).toEqual(["supplier"]);
    // A layer of one's own on a file that is no longer to be read is not to be read either.
    expect(reads("other", marksArea(OTHER, "everyone"))).toBe(true);
    expect(reads("other", marksArea(OTHER, "host"))).toBe(false);
  });
});

/** Every right on a ydoc: who has it beside being able to read, and which capabilities open it (any of them). */
const RIGHTS: readonly (readonly [
  string,
  (standing: Standing, place: YdocPlace) => Decision,
  (place: YdocPlace, party: Party) => boolean,
  readonly Capability[],
])[] = [
  [
    "create tasks",
    canCreateTask,
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit"],
  ],
  [
    "rename tasks",
    (s, p) => canSetTaskField(s, p, "name"),
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit"],
  ],
  [
    "set custom fields",
    (s, p) => canSetTaskField(s, p, "x:abcdefghijklmn"),
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit"],
  ],
  [
    "report progress",
    (s, p) => canSetTaskField(s, p, "progress"),
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit", "task.progress"],
  ],
  [
    "describe tasks",
    canEditDescription,
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit"],
  ],
  [
    "tick checks",
    canEditChecks,
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit", "task.progress"],
  ],
  [
    "relate tasks",
    canEditRelations,
    (place, party) => place.kind === "lane" && party === "supplier",
    ["task.edit"],
  ],
  ["comment", canComment, (place) => place.kind === "lane", ["task.comment"]],
  [
    "edit the frame",
    canEditFrame,
    (place, party) => place.kind === "frame" && party === "host",
    ["frame.edit"],
  ],
  [
    "edit the ledger",
    canEditLedger,
    (place, party) => place.kind === "ledger" && party === "supplier",
    ["ledger.edit"],
  ],
  [
    "draw on a wall",
    (s, p) => canCreateWallObject(s, p, "shape"),
    (place) => isWallPlace(place) && !place.isArchived,
    ["wall.edit"],
  ],
  [
    "place notes on a wall",
    (s, p) => canCreateWallObject(s, p, "note"),
    (place) => isWallPlace(place) && !place.isArchived,
    ["wall.edit", "wall.note"],
  ],
  [
    "react on a wall",
    (s, p) => canReact(s, p, { createdBy: s.kind === "outsider" ? "" : s.userId }),
    (place) => isWallPlace(place) && !place.isArchived,
    ["wall.react"],
  ],
  [
    "mark",
    canCreateMark,
    (place) => isMarksPlace(place) && !place.file.isArchived,
    ["review.markup"],
  ],
  [
    "change a mark of one's own",
    (s, p) => canSetMark(s, p, { createdBy: s.kind === "outsider" ? "" : s.userId }, "text"),
    (place) => isMarksPlace(place) && !place.file.isArchived,
    ["review.markup"],
  ],
  [
    "say how far another's mark has come",
    (s, p) => canSetMark(s, p, { createdBy: "" }, "status"),
    (place) => isMarksPlace(place) && !place.file.isArchived,
    ["review.status"],
  ],
  ["read history", canReadHistory, () => true, ["history.read"]],
  ["export", canExportYdoc, () => true, ["plan.export"]],
];

describe.each(RIGHTS)("to %s", (_, right, applies, capabilities) => {
  test.each(PLACES)("in a %s", (__, place, readers, needed) => {
    for (const party of PARTIES) {
      const reads = readers.includes(party);
      const may = reads && applies(place, party);
      const expected = may ? "allowed" : reads ? "access.forbidden" : "access.not-found";
      expect(reason(right(who(party, CAPABILITIES), place)), party).toBe(expected);
      for (const capability of capabilities)
        expect(reason(right(who(party, [needed, capability]), place)), party).toBe(expected);
      expect(right(who(party, without(...capabilities)), place).allowed, party).toBe(false);
      expect(right(who(party, without(needed)), place).allowed, party).toBe(false);
    }
    expect(reason(right(OUTSIDER, place))).toBe("access.not-found");
  });
});

test("canWriteYdoc is true exactly where some edit could be allowed", () => {
  const edits = RIGHTS.filter(([name]) => name !== "read history" && name !== "export");
  for (const [, place] of PLACES)
    for (const party of PARTIES)
      for (const role of BUILT_IN_ROLE_KEYS) {
        const person = standing(1, ORGANISATIONS[party], role);
        const any = edits.some(([, right]) => right(person, place).allowed);
        expect(canWriteYdoc(person, place).allowed, `${party} ${role} ${place.kind}`).toBe(any);
      }
  for (const [, place] of PLACES) expect(canWriteYdoc(OUTSIDER, place).allowed).toBe(false);
});

test("nobody speaks for another person or organisation, or amends another's words", () => {
  const place = lane(SUPPLIER, "everyone");
  const me = standing(1, OTHER, "buyer");
  const mine = { authorId: me.userId, organisationId: OTHER };
  const theirs = { authorId: standing(2, OTHER, "buyer").userId, organisationId: OTHER };
  const elsewhere = { authorId: me.userId, organisationId: SUPPLIER };
  expect(reason(canAddComment(me, place, mine, null))).toBe("allowed");
  expect(reason(canAddComment(me, place, mine, mine))).toBe("allowed");
  for (const other of [theirs, elsewhere]) {
    expect(reason(canAddComment(me, place, other, null))).toBe("edit.not-own-author");
    expect(reason(canAddComment(me, place, mine, other))).toBe("edit.not-own-author");
  }
  expect(reason(canAddComment(OUTSIDER, place, mine, null))).toBe("access.not-found");
  expect(reason(canAddComment(me, lane(SUPPLIER, "host"), mine, null))).toBe("access.not-found");
});

test("imports go to lanes of the own organisation that the importer could fill by hand", () => {
  const planner = standing(1, SUPPLIER, "planner");
  const into = (
    organisationId: string,
    person: Standing,
    audience: "everyone" | "private" = "everyone",
  ) => reason(canImportInto(person, { organisationId, audience }));
  expect(into(SUPPLIER, planner)).toBe("allowed");
  expect(into(SUPPLIER, planner, "private")).toBe("allowed");
  expect(into(OTHER, planner)).toBe("access.forbidden");
  expect(into(SUPPLIER, standing(1, SUPPLIER, ["plan.import", "plan.read"]))).toBe(
    "access.forbidden",
  );
  expect(
    into(SUPPLIER, standing(1, SUPPLIER, ["plan.import", "plan.read", "task.edit"]), "private"),
  ).toBe("access.not-found");
  expect(into(SUPPLIER, standing(1, SUPPLIER, "viewer"))).toBe("access.forbidden");
  expect(into(SUPPLIER, OUTSIDER)).toBe("access.not-found");
  expect(reason(canImport(OUTSIDER))).toBe("access.not-found");
  expect(reason(canExport(OUTSIDER))).toBe("access.not-found");
});
