import { describe, expect, it } from "vitest";
import { seededRng } from "../testing/seeded-rng.ts";
import { IdIndex } from "./id-index.ts";

type One = { readonly id: string };

/** FNV-1a goes on from a state, so that texts which lead to one state may be put together to ever more that do. */
function fnv(text: string, state: number): number {
  let hash = state;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash;
}

function idsOfOneHash(stages: number): string[] {
  let ids = [""];
  let state = 0x811c9dc5 | 0;
  for (let stage = 0; stage < stages; stage++) {
    const seen = new Map<number, string>();
    for (let n = 0; ; n++) {
      const text = (Math.imul(n, 0x9e3779b1) >>> 0).toString(36).padStart(7, "0");
      const next = fnv(text, state);
      const other = seen.get(next);
      seen.set(next, text);
      if (other === undefined) continue;
      ids = ids.flatMap((id) => [id + other, id + text]);
      state = next;
      break;
    }
  }
  return ids;
}

function allOf(index: IdIndex, ids: readonly string[]): number[] {
  const slots = new Int32Array(ids.length);
  index.getAll(ids, ids.length, slots);
  return [...slots];
}

describe("IdIndex", () => {
  it("answers as a Map does while entities come and go", () => {
    const seed = Number(process.env["SEED"] ?? 20_261_123);
    const random = seededRng(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < 40; round++) {
      const slots: (One | null)[] = Array.from({ length: below(200) }, (_, n) => ({ id: `t${n}` }));
      const index = IdIndex.of(slots)!;
      const known = new Map(slots.map((one, slot) => [one!.id, slot]));
      for (let turn = 0; turn < 400; turn++) {
        const id = `t${below(400)}`;
        const slot = known.get(id);
        expect(index.get(id), `SEED=${seed} round ${round} ${id}`).toBe(slot ?? -1);
        if (slot !== undefined) {
          index.delete(id);
          known.delete(id);
          slots[slot] = null;
        } else {
          const free = slots.indexOf(null);
          const at = free < 0 ? slots.length : free;
          slots[at] = { id };
          index.put(id, at);
          known.set(id, at);
        }
      }
      const ids = Array.from({ length: 400 }, (_, n) => `t${n}`);
      expect(allOf(index, ids), `SEED=${seed} round ${round}`).toEqual(
        ids.map((id) => known.get(id) ?? -1),
      );
    }
  });

  it("finds an id that stands twice", () => {
    expect(IdIndex.of([{ id: "a" }, { id: "b" }, { id: "a" }])).toBeNull();
    expect(IdIndex.of([{ id: "a" }, null, { id: "b" }])).not.toBeNull();
  });

  it("answers of ids that were chosen to have one hash", () => {
    const ids = idsOfOneHash(11);
    expect(new Set(ids).size).toBe(2_048);
    const slots: One[] = ids.map((id) => ({ id }));
    const index = IdIndex.of(slots)!;
    expect(ids.every((id, slot) => index.get(id) === slot)).toBe(true);
    expect(index.get("none")).toBe(-1);
    expect(allOf(index, [...ids, "none"])).toEqual([...ids.keys(), -1]);
    index.delete(ids[7]!);
    expect(index.get(ids[7]!)).toBe(-1);
    expect(IdIndex.of([...slots, slots[7]!])).toBeNull();

    const few = slots.slice(0, 300);
    const growing = IdIndex.of(few)!;
    for (const one of slots.slice(300)) growing.put(one.id, few.push(one) - 1);
    expect(ids.every((id, slot) => growing.get(id) === slot)).toBe(true);
  });
});
