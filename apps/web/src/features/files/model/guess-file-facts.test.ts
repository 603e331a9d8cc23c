import { expect, test } from "vitest";
import { guessFileFacts, nextRevisionName } from "./guess-file-facts.ts";

test.each([
  ["M-311_L3 builder's work_D.pdf", "drawing", "M-311", "L3 builder's work", "D"],
  ["A-101_B.pdf", "drawing", "A-101", "A-101", "B"],
  ["结施-03 地下室顶板 版次C.dwg", "drawing", "结施-03", "地下室顶板", "C"],
  ["Curtain wall method statement.docx", "specification", "", "Curtain wall method statement", "A"],
  ["IMG_2041.jpg", "photo", "", "IMG 2041", "A"],
  ["S-308.2 framing (P02).pdf", "drawing", "S-308.2", "framing", "P02"],
])("%s suggests its facts", (fileName, kind, number, title, revisionName) => {
  const guessed = guessFileFacts(fileName);
  expect(guessed).toMatchObject({ kind, number, revisionName });
  expect(guessed.title).toBe(title);
});

test("revision names count on", () => {
  expect(["A", "Z", "AZ", "C01", "9", "P09"].map(nextRevisionName)).toEqual([
    "B",
    "AA",
    "BA",
    "C02",
    "10",
    "P10",
  ]);
});
