import { describe, expect, it } from "vitest";
import { writeCsv } from "./write-csv.ts";

describe("writeCsv", () => {
  it("quotes what would break a row", () => {
    expect(writeCsv([["a,b", 'say "hi"', "two\nlines", " x", null, 4, true]])).toBe(
      '\uFEFF"a,b","say ""hi""","two\nlines"," x",,4,true\r\n',
    );
  });

  it.each(["=1+1", "+cmd", "-2", "@sum", "\tx", "\rx"])("takes the force from %j", (text) => {
    expect(writeCsv([[text]])).toContain(`'${text}`);
  });

  it("leaves numbers alone", () => {
    expect(writeCsv([[-2]])).toBe("\uFEFF-2\r\n");
  });
});
