import { expect, test } from "vitest";
import * as Y from "yjs";
import { PlainTextDecoder } from "./plain-text-decoder.ts";

const TEXTS = [
  "",
  "a",
  "name",
  "name",
  "x".repeat(64),
  "x".repeat(65),
  "y".repeat(200),
  "浦东机场三期",
  "größe",
  "🏗",
  "\u007F",
];

test("an update is read as yjs reads it, whatever its texts", () => {
  const ydoc = new Y.Doc();
  const map = ydoc.getMap("m");
  for (const [index, text] of TEXTS.entries()) {
    map.set(text, index);
    map.set(`value ${index}`, text);
    map.set(`nested ${index}`, new Y.Map([["plain", { text, list: [text, 1, null, true] }]]));
    ydoc.getText("t").insert(0, text);
  }
  map.delete("value 3");
  const update = Y.encodeStateAsUpdate(ydoc);
  const read = new Y.Doc();
  Y.applyUpdateV2(read, update, null, PlainTextDecoder);
  expect(read.getMap("m").toJSON()).toEqual(map.toJSON());
  expect(read.getText("t").toJSON()).toBe(ydoc.getText("t").toJSON());
  expect(Y.encodeStateAsUpdate(read)).toEqual(update);
});

test("texts of equal length are never taken for one another", () => {
  const ydoc = new Y.Doc();
  const ids = Array.from({ length: 20_000 }, (_, index) => `t${String(index).padStart(6, "0")}`);
  ydoc.getArray("a").insert(0, ids);
  const read = new Y.Doc();
  Y.applyUpdateV2(read, Y.encodeStateAsUpdate(ydoc), null, PlainTextDecoder);
  expect(read.getArray("a").toJSON()).toEqual(ids);
});

test("an update that was cut off is refused as yjs refuses it", () => {
  const ydoc = new Y.Doc();
  ydoc.getMap("m").set("a", "plain");
  const update = Y.encodeStateAsUpdate(ydoc);
  const cut = update.subarray(0, update.length - 4);
  expect(() => Y.applyUpdateV2(new Y.Doc(), cut, null, PlainTextDecoder)).toThrow();
});
