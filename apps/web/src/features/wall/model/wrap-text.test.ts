import { expect, test } from "vitest";
import { wrapText } from "./wrap-text.ts";

/** Ten units a character, twenty a Chinese one. */
const measure = (text: string): number =>
  Array.from(text).reduce(
    (sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 20 : 10),
    0,
  );

test("words break between words, Chinese between any two characters, and lines that were written stay lines", () => {
  expect(wrapText("erect beams L3", 100, 5, measure)).toEqual(["erect", "beams L3"]);
  expect(wrapText("吊装三层钢梁", 60, 5, measure)).toEqual(["吊装三", "层钢梁"]);
  expect(wrapText("先四层，后五层", 60, 5, measure)).toEqual(["先四", "层，后", "五层"]);
  expect(wrapText("a\n\nb", 100, 5, measure)).toEqual(["a", "", "b"]);
});

test("what has no room ends with an ellipsis, and a word wider than a line is cut", () => {
  expect(wrapText("one two three four", 60, 2, measure)).toEqual(["one", "two…"]);
  expect(wrapText("unbreakable", 50, 9, measure)).toEqual(["unbre", "akabl", "e"]);
  expect(wrapText("", 50, 3, measure)).toEqual([]);
});
