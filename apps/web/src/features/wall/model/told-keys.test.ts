import { expect, test } from "vitest";
import { toldKeys } from "./told-keys.ts";
import type { WallItem } from "./wall-item.ts";

const note = (key: string, isPrivate: boolean) => ({ kind: "object", key, isPrivate }) as WallItem;
const task = (key: string, audience: string) =>
  ({ kind: "task", key, row: { audience } }) as WallItem;

test("others are told of what everybody may read, and of no more than asked for", () => {
  const items = [
    note("mine", true),
    note("open", false),
    task("frame/open", "everyone"),
    task("frame/host", "host"),
    task("frame/private", "private"),
  ];
  expect(toldKeys(items, 9)).toEqual(["open", "frame/open"]);
  expect(toldKeys(items, 1)).toEqual(["open"]);
});
