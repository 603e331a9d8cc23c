import fc from "fast-check";
import { expect, test } from "vitest";
import { createFindings } from "./finding.ts";
import { mapNotes } from "./map-task.ts";
import { isRtf, textOfRtf } from "./rtf-text.ts";
import { planTask } from "./testing/plan-file.ts";

const HEAD =
  "{\\rtf1\\ansi\\ansicpg1251\\deff0\\deflang1049{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204{\\*\\fname Arial;}Arial CYR;}}\n{\\*\\generator Riched20;}{\\colortbl ;\\red0\\green0\\blue0;}\\viewkind4\\uc1\n";

test("what a person reads of a note is its text, in its lines", () => {
  expect(
    textOfRtf(
      `${HEAD}\\pard\\cf1\\f0\\fs16 First \\b line\\b0\\par\nsecond\\tab x\\line third\\par\n}\n`,
    ),
  ).toBe("First line\nsecond\tx\nthird");
  expect(textOfRtf(`${HEAD}\\pard a \\{b\\} c\\\\d\\par}`)).toBe("a {b} c\\d");
});

test("letters of a code page and of Unicode are read", () => {
  expect(textOfRtf(`${HEAD}\\f1\\'cf\\'eb\\'e0\\'ed\\par}`)).toBe("План");
  expect(textOfRtf(`${HEAD}\\u38050?\\u26609?\\par}`)).toBe("钢柱");
  expect(textOfRtf(`${HEAD}{\\uc2\\u-10179\\'3f\\'3f\\u-8704\\'3f\\'3f}!}`)).toBe("😀!");
  expect(textOfRtf("{\\rtf1\\ansi\\ansicpg936 \\'b8\\'d6\\'d6\\'f9}")).toBe("钢柱");
});

test("any text that begins like it is read without end or exception", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "\\",
    "\\par",
    "\\u-1?",
    "\\'ff",
    "\\'8",
    "\\uc9 ",
    "\\*",
    "a",
    "钢",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const rtf = `{\\rtf1 ${pieces.join("")}`;
      expect(isRtf(rtf)).toBe(true);
      expect(textOfRtf(rtf).isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(textOfRtf(`{\\rtf1 ${"{".repeat(200_000)}x`)).toBe("x");
});

test("a note goes into a project as text, whatever it was written in", () => {
  const notes = (text: string) => mapNotes(planTask(1, { notes: text }), createFindings());
  expect(notes(`${HEAD}\\pard One\\par Two\\par}`)).toEqual(["One", "Two"]);
  expect(notes("One\nTwo")).toEqual(["One", "Two"]);
});
