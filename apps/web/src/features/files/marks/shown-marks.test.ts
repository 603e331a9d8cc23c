import type { Mark } from "@parley/shared/documents/mark.ts";
import type { UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { shownMarks } from "./shown-marks.ts";

const mark = (id: string, fields: Partial<Mark> = {}): Mark =>
  ({ id, order: "a0", createdBy: "me", removed: false, publishedId: null, ...fields }) as Mark;
const layer = (...marks: readonly Mark[]) => ({
  ydocId: "ydoc" as YdocId,
  isArchived: false,
  topics: { topics: new Map(), replies: new Map(), steps: new Map() },
  content: new Map(marks.map((one) => [one.id, one])),
});
const ME = "me" as UserId;

test("what was published shows once, and again as one's own when its copy is removed", () => {
  const own = mark("own", { publishedId: "copy" as never });
  const ids = (copy: Mark) =>
    shownMarks({ shared: layer(copy), area: layer(own) }, ME, true).map(
      ({ mark: { id }, isPrivate }) => `${id} ${isPrivate}`,
    );
  expect(ids(mark("copy"))).toEqual(["copy false"]);
  expect(ids(mark("copy", { removed: true }))).toEqual(["own true"]);
});

test("marks stand in their order, and only what is mine is mine", () => {
  const shared = layer(
    mark("b", { order: "a2" }),
    mark("a", { order: "a1", createdBy: "you" as UserId }),
  );
  const shown = shownMarks({ shared, area: null }, ME, true);
  expect(shown.map(({ mark: { id }, isMine }) => [id, isMine])).toEqual([
    ["a", false],
    ["b", true],
  ]);
  expect(shownMarks({ shared, area: null }, ME, false).some(({ isMine }) => isMine)).toBe(false);
});
