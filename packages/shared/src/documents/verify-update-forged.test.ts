import { expect, test } from "vitest";
import { runForgery } from "./testing/forgery-run.ts";

test("V0 none of 400 forged updates does any harm", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`SEED=${seed}`);
  for (let round = 0; round < 4; round++)
    expect(runForgery(seed + round, 100).harm, `SEED=${seed}`).toEqual([]);
});
