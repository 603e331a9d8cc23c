import { expect, test } from "vitest";
import { saveStateOf, type SaveFacts } from "./save-state.ts";

const settled = { isLoaded: true, isLive: true, isSettled: true };
const calm: SaveFacts = {
  ended: null,
  refusals: [],
  unsent: 0,
  isConnected: true,
  replicas: [settled],
  isCatalogKnown: true,
};

test("saved means that every replica is acknowledged and no intent is left", () => {
  expect(saveStateOf(calm).type).toBe("saved");
  expect(saveStateOf({ ...calm, unsent: 1 })).toEqual({ type: "saving", unsent: 1 });
  expect(saveStateOf({ ...calm, replicas: [settled, { ...settled, isSettled: false }] }).type).toBe(
    "saving",
  );
  expect(saveStateOf({ ...calm, replicas: [{ ...settled, isLive: false }] }).type).toBe(
    "connecting",
  );
});

test("without a connection it is offline, with what is unsent counted", () => {
  expect(saveStateOf({ ...calm, isConnected: false, unsent: 3 })).toEqual({
    type: "offline",
    unsent: 3,
  });
});

test("before everything is there it is loading", () => {
  expect(saveStateOf({ ...calm, replicas: [settled, { ...settled, isLoaded: false }] })).toEqual({
    type: "loading",
    loaded: 1,
    total: 2,
  });
  expect(saveStateOf({ ...calm, isCatalogKnown: false }).type).toBe("loading");
});

test("a refusal is shown until it is dismissed, the end of the session above all", () => {
  const refusal = { id: "r", label: null, code: "edit.forbidden", texts: [], at: 0 } as const;
  expect(saveStateOf({ ...calm, refusals: [refusal] }).type).toBe("refused");
  expect(saveStateOf({ ...calm, refusals: [refusal], ended: "outdated" }).type).toBe("ended");
});
