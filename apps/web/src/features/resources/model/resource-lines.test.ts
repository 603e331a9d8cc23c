import type { PlacedResource } from "@parley/shared/documents/plan-row.ts";
import type { EntityId, OrganisationId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { resourceEdits, type ResourceLine } from "./resource-lines.ts";

const placed = (id: string): PlacedResource => ({
  resource: {
    id: id as EntityId,
    name: id,
    calendarId: null,
    maxUnits: 1,
    createdBy: null,
    createdAt: null,
    removed: false,
  },
  ydocId: "there" as YdocId,
  organisationId: "ours" as OrganisationId,
  audience: "everyone",
});
const line = (id: string, fields: Partial<ResourceLine> = {}): ResourceLine => ({
  id: id as EntityId,
  key: id,
  name: id,
  percent: 100,
  calendarId: null,
  ...fields,
});
const made = {
  home: "home" as YdocId,
  userId: "me" as UserId,
  now: 5,
  newId: () => "new" as EntityId,
};

test("only what differs is written, each where it lies", () => {
  const before = [placed("crane"), placed("crew"), placed("plant")];
  const night = "night" as EntityId;
  const lines = [
    line("crane"),
    line("crew", { percent: 250, calendarId: night }),
    line("added", { id: null, name: " Truck ", percent: "" }),
    line("empty", { id: null, name: "  " }),
  ];
  expect(resourceEdits(lines, before, made)).toEqual([
    {
      ydocId: "there",
      edit: { type: "resource.set", id: "crew", fields: { maxUnits: 2.5, calendarId: night } },
    },
    {
      ydocId: "home",
      edit: {
        type: "resource.create",
        id: "new",
        fields: { name: "Truck", maxUnits: 1, calendarId: null, createdBy: "me", createdAt: 5 },
      },
    },
    { ydocId: "there", edit: { type: "resource.set", id: "plant", fields: { removed: true } } },
  ]);
  expect(
    resourceEdits(
      before.map(({ resource }) => line(resource.id)),
      before,
      made,
    ),
  ).toEqual([]);
});
