import type { YdocId } from "@parley/shared/primitives/ids.ts";
import type { PlanPresence } from "@parley/shared/protocol/plan-presence.ts";
import { Awareness } from "y-protocols/awareness";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { guestsIn } from "./plan-guests.ts";
import { presenceByYdoc, type PlanShown } from "./plan-shown.ts";

const id = (letter: string): string => letter.repeat(14);
const FRAME = "frame" as YdocId;
const OPEN = "open" as YdocId;
const SECRET = "secret" as YdocId;
const ydocOf = (entity: string): YdocId | null =>
  entity === id("p") ? FRAME : entity === id("s") ? SECRET : entity === id("x") ? null : OPEN;
const SHOWN: PlanShown = {
  tab: id("t"),
  active: id("s"),
  follows: null,
  look: { day: 20_500, days: 90, offset: 4, table: null },
  rows: [
    { id: id("s"), isFolded: true },
    { id: id("a"), isFolded: false },
    { id: id("b"), isFolded: null },
    { id: id("p"), isFolded: true },
  ],
  selected: [id("s"), id("b"), id("x")],
  pointer: { id: id("s"), day: 20_510, share: 0.5 },
  pulled: [
    { id: id("b"), change: { type: "start", day: "2026-03-16" } },
    { id: id("s"), change: { type: "start", day: "2026-03-17" } },
  ],
};

/** What a person hears who may read these ydocs. */
function heardOn(parts: ReadonlyMap<YdocId, PlanPresence>, ydocs: readonly YdocId[]) {
  return guestsIn(
    ydocs.map((ydocId) => {
      const awareness = new Awareness(new Y.Doc());
      const cursor = parts.get(ydocId);
      const user = { id: "u", name: "Li", organisationId: "o", organisationCode: "钢", colour: 2 };
      if (cursor !== undefined) awareness.states.set(77, { user, view: "plan", cursor });
      return awareness;
    }),
  );
}

test("each row is named on its own ydoc alone, and who looks is told on the frame", () => {
  const parts = presenceByYdoc(SHOWN, ydocOf, FRAME);
  expect([...parts.keys()].toSorted()).toEqual([FRAME, OPEN, SECRET]);
  expect(JSON.stringify(parts.get(FRAME))).not.toMatch(/s{14}|a{14}|b{14}/);
  expect(JSON.stringify(parts.get(OPEN))).not.toMatch(/s{14}|p{14}/);
  expect(parts.get(OPEN)).toMatchObject({
    look: null,
    top: id("a"),
    folded: [],
    unfolded: [id("a")],
    selected: [id("b")],
    pointer: null,
    pulled: [SHOWN.pulled[0]],
  });
  expect(parts.get(FRAME)).toMatchObject({ look: SHOWN.look, top: id("p"), folded: [id("p")] });
});

test("who may read everything puts the whole together again, who may not gets the rest", () => {
  const parts = presenceByYdoc(SHOWN, ydocOf, FRAME);
  const [colleague] = heardOn(parts, [FRAME, OPEN, SECRET]);
  expect(colleague).toMatchObject({
    key: `u:${id("t")}`,
    look: SHOWN.look,
    pointer: SHOWN.pointer,
    selected: [id("b"), id("s")],
  });
  expect(new Set(colleague!.tops)).toEqual(new Set([id("s"), id("a"), id("p")]));
  const [other] = heardOn(parts, [FRAME, OPEN]);
  expect(other).toMatchObject({ pointer: null, selected: [id("b")], folded: [id("p")] });
  expect(JSON.stringify(other)).not.toContain(id("s"));
});

test("two tabs of one person are two guests", () => {
  const first = presenceByYdoc(SHOWN, ydocOf, FRAME);
  const second = presenceByYdoc({ ...SHOWN, tab: id("u") }, ydocOf, FRAME);
  const heard = [...heardOn(first, [FRAME]), ...heardOn(second, [FRAME])].map(({ key }) => key);
  expect(new Set(heard).size).toBe(2);
});

test("however much is selected and in sight, there is a bound to what is said", () => {
  const many = Array.from({ length: 4_000 }, (_, at) => `t${String(at).padStart(13, "0")}`);
  const parts = presenceByYdoc(
    {
      ...SHOWN,
      rows: many.map((each) => ({ id: each, isFolded: true })),
      selected: many,
      pulled: many.map((each) => ({ id: each, change: { type: "start", day: "2026-03-16" } })),
    },
    () => OPEN,
    FRAME,
  );
  expect(JSON.stringify(parts.get(OPEN)).length).toBeLessThan(4_096);
});
