import { Awareness } from "y-protocols/awareness";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { caretsIn, positionOf } from "./spec-presence.ts";

const POSITION = { type: null, tname: "body", item: { client: 3, clock: 4 }, assoc: 0 };
const USER = { id: "u", name: "Li Na", organisationId: "o", organisationCode: "钢", colour: 9 };

test("only what is a position becomes one, whatever others send", () => {
  expect(positionOf(POSITION)).not.toBeNull();
  for (const wrong of [null, 4, "body", { item: 4 }, { tname: 7 }, { type: { client: "x" } }])
    expect(positionOf(wrong)).toBeNull();
});

test("others who write are told of, and neither oneself nor who looks at something else", () => {
  const awareness = new Awareness(new Y.Doc());
  const cursor = { anchor: POSITION, head: POSITION };
  const here = { user: USER, view: "spec", cursor };
  awareness.setLocalState(here);
  awareness.states.set(7, here);
  awareness.states.set(8, { ...here, view: "board" });
  awareness.states.set(9, { ...here, user: null });
  awareness.states.set(10, { ...here, cursor: { anchor: POSITION, head: "end" } });
  expect(caretsIn(awareness).map(({ key }) => key)).toEqual(["u:7"]);
  expect(caretsIn(null)).toEqual([]);
  awareness.destroy();
});
