import { expect, test } from "vitest";
import { seededRng } from "./clock.ts";
import { differingKeys, patchedMap } from "./patched-map.ts";

test("after random changes a patched map is the Map that would be made anew, and older versions stay", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  let plain = new Map<string, number>();
  for (let n = 0; n < 300; n++) plain.set(`k${n}`, n);
  let patched: ReadonlyMap<string, number> = new Map(plain);
  let known = 0;
  for (let step = 0; step < 400; step++) {
    const changes = new Map<string, number | undefined>();
    for (let n = rng() % 4; n >= 0; n--)
      changes.set(`k${rng() % 320}`, rng() % 40 === 0 ? undefined : rng() % 1_000);
    const [before, expectedBefore] = [patched, [...plain]];
    plain = new Map(plain);
    for (const [key, value] of changes)
      if (value === undefined) plain.delete(key);
      else plain.set(key, value);
    patched = patchedMap(patched, changes);
    expect([...patched], `SEED=${seed} step ${step}`).toEqual([...plain]);
    expect([...patched.keys()]).toEqual([...plain.keys()]);
    expect([...patched.values()]).toEqual([...plain.values()]);
    expect(patched.size).toBe(plain.size);
    expect([...before]).toEqual(expectedBefore);
    for (const key of changes.keys()) {
      expect(patched.get(key)).toBe(plain.get(key));
      expect(patched.has(key)).toBe(plain.has(key));
    }
    const keys = differingKeys(before, patched);
    if (keys === null) continue;
    known += 1;
    for (const [key, value] of patched)
      if (before.get(key) !== value) expect(keys.has(key)).toBe(true);
  }
  expect(known).toBeGreaterThan(100);
});

test("a change of little leaves the rest where it lies", () => {
  const base = new Map(Array.from({ length: 1_000 }, (_, n) => [n, `${n}`]));
  const first = patchedMap(base, new Map([[3, "three"]]));
  const second = patchedMap(first, new Map([[1_000, "new"]]));
  expect(differingKeys(first, second)).toEqual(new Set([3, 1_000]));
  expect(differingKeys(second, base)).toEqual(new Set([3, 1_000]));
  expect(differingKeys(second, new Map(second))).toBeNull();
});
