import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText, type DecodeTextOptions } from "./decode-text.ts";
import { createFindings } from "./finding.ts";
import { utf16 } from "./testing/plan-xml.ts";

const CHINESE =
  "标识号\t任务名称\t工期\t备注\n1\t钢柱进场，检查\t3 个工作日\t塔吊（二号）就位\n2\t混凝土浇筑\t5 个工作日\t\n";
const RUSSIAN = "Номер;Задача;Срок\n1;Монтаж колонн;3 дня\n2;Бетонирование плиты, этап 2;5 дней\n";
const FRENCH =
  "N°;Tâche;Durée\n1;Livraison des poteaux à l'entrée;3 jours\n2;Bétonnage du plancher;5 jours\n";
const GERMAN =
  "Nr;Vorgang;Dauer\n1;Stützen liefern;3 Tage\n2;Überprüfung der Brandschutztür;5 Tage\n";

/** Text in an old encoding: the inverse of TextDecoder, which every two-byte code and every single byte is asked for. */
function encodeAs(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  for (let lead = 0x81; label === "gb18030" && lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++)
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(Array.from(text).flatMap((character) => [...table.get(character)!]));
}

function decode(bytes: Uint8Array, options: Partial<DecodeTextOptions> = {}) {
  const findings = createFindings();
  const decoded = decodeText(bytes, { findings, ...options });
  return { decoded, codes: findings.groups().map(({ code }) => code) };
}
const read = (text: string, encoding: string) => ({ ok: true, value: { text, encoding } });

describe("what says its encoding", () => {
  test.each([
    ["utf-8", new TextEncoder().encode(`\ufeff${CHINESE}`)],
    ["utf-8", new TextEncoder().encode(CHINESE)],
    ["utf-16le", utf16(CHINESE, "le", true)],
    ["utf-16be", utf16(CHINESE, "be", true)],
  ])("%s is read without a finding", (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ decoded: read(CHINESE, encoding), codes: [] });
  });

  test("UTF-16 without a mark is known by its zeros", () => {
    const text = "Name,Start\nColumns,2026-03-02\n";
    expect(decode(utf16(text, "le", false)).decoded).toEqual(read(text, "utf-16le"));
    expect(decode(utf16(text, "be", false)).decoded).toEqual(read(text, "utf-16be"));
  });

  test("every Windows code page and the Chinese ones are read as somebody says", () => {
    for (let page = 1_250; page <= 1_258; page++) {
      const sample = new TextDecoder(`windows-${page}`).decode(Uint8Array.of(0xe1, 0xe4, 0xeb));
      for (const given of [`windows-${page}`, `cp${page}`])
        expect(decode(encodeAs(`windows-${page}`, sample), { given }).decoded).toEqual(
          read(sample, `windows-${page}`),
        );
    }
    const gb = encodeAs("gb18030", CHINESE);
    for (const [given, encoding] of [
      ["gb18030", "gb18030"],
      ["GBK", "gbk"],
      ["cp936", "gbk"],
      ["gb2312", "gbk"],
    ] as const)
      expect(decode(gb, { given })).toEqual({ decoded: read(CHINESE, encoding), codes: [] });
  });

  test("what the file declares is believed where the bytes allow it, and told where they do not", () => {
    const polish = encodeAs("windows-1250", "Próba ciśnieniowa");
    expect(decode(polish, { declared: "windows-1250" })).toEqual({
      decoded: read("Próba ciśnieniowa", "windows-1250"),
      codes: [],
    });
    const french = decode(encodeAs("windows-1252", FRENCH), { declared: "gb18030" });
    expect(french.decoded).toEqual(read(FRENCH, "windows-1252"));
    expect(french.codes).toEqual(["text.encoding-mismatch", "text.encoding-guessed"]);
  });

  test("an encoding that nobody knows, or that the bytes are not in, is refused where a person chose it", () => {
    const error = (given: string) => decode(encodeAs("windows-1251", RUSSIAN), { given }).decoded;
    expect(error("klingon")).toMatchObject({ ok: false, error: { code: "import.bad-encoding" } });
    expect(error("utf-8")).toMatchObject({ ok: false, error: { code: "import.bad-encoding" } });
  });
});

describe("what does not say it", () => {
  test.each([
    ["gb18030", CHINESE],
    ["windows-1251", RUSSIAN],
    ["windows-1252", FRENCH],
    ["windows-1252", GERMAN],
    ["gb18030", "任务\n"],
    ["windows-1251", "Задача\n"],
    ["windows-1252", "Größe\n"],
  ])("is guessed as %s: %j", (encoding, text) => {
    expect(decode(encodeAs(encoding, text))).toEqual({
      decoded: read(text, encoding),
      codes: ["text.encoding-guessed"],
    });
  });
});

test("any bytes are decoded or refused, and never throw", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.option(fc.constantFrom("utf-8", "gbk", "windows-1253", "utf-16le", "x", "")),
      fc.option(fc.constantFrom("utf-8", "gb18030", "windows-1255", "utf-16be", "x")),
      (bytes, given, declared) => {
        expect(typeof decode(bytes, { given, declared }).decoded.ok).toBe("boolean");
      },
    ),
    { numRuns: 2_000 },
  );
});
