import fc from "fast-check";
import { expect, test } from "vitest";
import { readMspdi } from "./read-mspdi.ts";
import { bytesOf, planXml, utf16, xml } from "./testing/plan-xml.ts";

const CODE_PAGES = [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258];
/** Letters that every one of these pages has, each at its own bytes. */
const HIGH = Uint8Array.of(0xc1, 0xe0, 0xe9, 0xf6, 0xf9);

/** A plan whose name is these bytes, declared in that encoding. */
function planOf(encoding: string, name: Uint8Array): Uint8Array {
  const [before, after] = planXml({
    declaration: `<?xml version="1.0" encoding="${encoding}"?>`,
    tasks: [xml({ UID: 1, Name: "@" })],
  }).split("@") as [string, string];
  return Uint8Array.of(...bytesOf(before), ...name, ...bytesOf(after));
}

async function nameIn(bytes: Uint8Array | readonly Uint8Array[]): Promise<string> {
  const read = await readMspdi(bytes);
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.detail}`);
  expect(read.value.findings).toEqual([]);
  return read.value.plan.tasks[0]!.name;
}

test.each(CODE_PAGES)("windows-%i is read, under that name and as cp", async (page) => {
  const expected = new TextDecoder(`windows-${page}`).decode(HIGH);
  expect(new Set(expected).size).toBe(HIGH.length);
  for (const name of [`windows-${page}`, `Windows-${page}`, `cp${page}`])
    expect(await nameIn(planOf(name, HIGH))).toBe(expected);
});

test.each(["GB18030", "gbk", "GB2312", "cp936", "ms936"])(
  "Chinese text declared as %s is read",
  async (name) => {
    expect(await nameIn(planOf(name, Uint8Array.of(0xb8, 0xd6, 0xd6, 0xf9)))).toBe("钢柱");
  },
);

test("four bytes of GB18030 are one character", async () => {
  expect(await nameIn(planOf("GB18030", Uint8Array.of(0x95, 0x32, 0x82, 0x36)))).toBe("𠀀");
});

test("characters that chunks cut in two are read in every encoding", async () => {
  const text = planXml({
    declaration: '<?xml version="1.0" encoding="UTF-16"?>',
    tasks: [xml({ UID: 1, Name: "钢柱 😀 é" })],
  });
  const sources = [
    [utf16(text, "le", true), "钢柱 😀 é"],
    [utf16(text, "be", false), "钢柱 😀 é"],
    [planOf("GB18030", Uint8Array.of(0xb8, 0xd6, 0x95, 0x32, 0x82, 0x36)), "钢𠀀"],
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sources),
      fc.integer({ min: 1, max: 13 }),
      async ([bytes, name], size) => {
        const chunks: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
        expect(await nameIn(chunks)).toBe(name);
      },
    ),
    { numRuns: 40 },
  );
});
