import { describe, expect, test } from "vitest";
import { searchQuery, searchVector, snippetOf } from "./search-words.ts";

describe("search words", () => {
  test("S1 letters, digits and Chinese are words of their own, each with its place", () => {
    expect(searchVector("M-311 Duct")).toBe("'m':1 '311':2 'duct':3");
    expect(searchVector("风管图")).toBe("'风':1 '风管':1 '管':2 '管图':2 '图':3");
    expect(searchVector("Ｆ１")).toBe("'f':1 '1':2");
  });

  test("S2 every word of a query has to be there, and each may be unfinished", () => {
    expect(searchQuery("duct 80")).toBe("'duct':* & '80':*");
    expect(searchQuery("风管图")).toBe("('风管' <-> '管图')");
    expect(searchQuery("风")).toBe("'风'");
    expect(searchQuery(" -/ ")).toBeNull();
  });

  test("S3 nothing in a text or a query is read as syntax", () => {
    expect(searchVector("it's \\ a'b:9")).toBe("'it':1 's':2 'a':3 'b':4 '9':5");
    expect(searchQuery("a' | !b & (c")).toBe("'a':* & 'b':* & 'c':*");
  });

  test("S4 a snippet shows the words around the hit", () => {
    const text = `${"x ".repeat(80)}fire  curtain\ntrack ${"y ".repeat(80)}`;
    const { before, match, after } = snippetOf(text, "CURTAIN");
    expect(match).toBe("curtain");
    expect(before.endsWith("fire ")).toBe(true);
    expect(before.startsWith("…")).toBe(true);
    expect(after.startsWith(" track")).toBe(true);
    expect(snippetOf("plain", "absent")).toEqual({ before: "", match: "", after: "plain" });
  });
});
