import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import { fillLaneParts, type PieceHost } from "./fill-lane-parts.ts";

/** A lane whose parts have room for so many; further parts come when they are asked for. */
function lane(parts: readonly number[], isGrowing: boolean, opened = 1) {
  const filled = parts.map(() => 0);
  let open = opened;
  const pieces: number[] = [];
  const host: PieceHost = {
    room: () => {
      const at = filled.findIndex((count, index) => index < open && count < parts[index]!);
      if (at >= 0) return { ydocId: String(at) as YdocId, left: parts[at]! - filled[at]! };
      return { ydocId: String(open - 1) as YdocId, left: 0 };
    },
    make: (from, to, ydocId) => {
      expect(from).toBe(filled.reduce((sum, count) => sum + count, 0));
      filled[Number(ydocId)]! += to - from;
      pieces.push(to - from);
      return true;
    },
    rest: () => Promise.resolve(),
    grown: () => {
      open += 1;
      return Promise.resolve(isGrowing && open <= parts.length);
    },
  };
  return { host, filled, pieces };
}

test("many tasks fill one part after another, in small pieces", async () => {
  const { host, filled, pieces } = lane([1_500, 1_500, 1_500, 1_500], true);
  expect(await fillLaneParts(5_000, host)).toBe(5_000);
  expect(filled).toEqual([1_500, 1_500, 1_500, 500]);
  expect(Math.max(...pieces)).toBeLessThanOrEqual(250);
});

test("where no further part comes, it says how far it got", async () => {
  const { host } = lane([300], false);
  expect(await fillLaneParts(1_000, host)).toBe(300);
});

test("a refusal stops it", async () => {
  const { host } = lane([1_500], true);
  let asked = 0;
  const make: PieceHost["make"] = (...given) => {
    asked += 1;
    return asked < 3 && host.make(...given);
  };
  expect(await fillLaneParts(1_000, { ...host, make })).toBe(500);
});
