import { expect, test } from "vitest";
import { numberClauses, type ClauseBlock } from "./number-clauses.ts";

/** `#`: a heading of that many levels; `c`: a clause; `-`: a list, a table or an empty line. */
const numbersOf = (drawn: string): string =>
  numberClauses(
    drawn.split(" ").map((word): ClauseBlock => {
      if (word === "c") return { kind: "clause" };
      return word === "-" ? { kind: "other" } : { kind: "heading", level: word.length };
    }),
  )
    .map((number) => number ?? "–")
    .join(" ");

test("headings are numbered by their place among their sisters", () => {
  expect(numbersOf("# # ## ## ### #")).toBe("1 2 2.1 2.2 2.2.1 3");
});

test("clauses are numbered within their section, and what is between them is not", () => {
  expect(numbersOf("# ## c - c ## c")).toBe("1 1.1 1.1.1 – 1.1.2 1.2 1.2.1");
});

test("clauses and headings of one section share their count, so that no number stands twice", () => {
  expect(numbersOf("# c ## c c ## #")).toBe("1 1.1 1.2 1.2.1 1.2.2 1.3 2");
});

test("what lies before the first heading has no number", () => {
  expect(numbersOf("c c # c")).toBe("– – 1 1.1");
});

test("levels that were left out do not show in the numbers", () => {
  expect(numbersOf("### c # ### c")).toBe("1 1.1 2 2.1 2.1.1");
});
