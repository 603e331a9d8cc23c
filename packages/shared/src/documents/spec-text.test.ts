import * as Y from "yjs";
import { expect, test } from "vitest";
import { specTextOf, specTextOfHeadings } from "./spec-text.ts";

const textOf = (headings: Parameters<typeof specTextOfHeadings>[0]): string => {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, specTextOfHeadings(headings)!.update);
  return specTextOf(ydoc).toString();
};

test("a specification begins with its headings, and room for a clause below those that have no others below them", () => {
  const text = textOf([
    { level: 1, text: "General" },
    { level: 2, text: "Scope" },
    { level: 1, text: "Materials" },
  ]);
  expect(text).toBe(
    '<heading level="1">General</heading><heading level="2">Scope</heading><paragraph></paragraph>' +
      '<heading level="1">Materials</heading><paragraph></paragraph>',
  );
});

test("clauses that it begins with stand below their heading", () => {
  expect(
    textOf([{ level: 1, text: "Steel", clauses: ["Beams are of Q355C.", "Bolts are of 10.9."] }]),
  ).toBe(
    '<heading level="1">Steel</heading><paragraph>Beams are of Q355C.</paragraph><paragraph>Bolts are of 10.9.</paragraph>',
  );
});

test("without headings there is nothing to begin with", () => {
  expect(specTextOfHeadings([])).toBeNull();
});
