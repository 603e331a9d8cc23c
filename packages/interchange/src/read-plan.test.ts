import { describe, expect, test } from "vitest";
import { readPlan, sniffPlanFormat } from "./read-plan.ts";
import { bytesOf, planXml, utf16, xml } from "./testing/plan-xml.ts";
import { textRow, xlsxFile } from "./testing/xlsx-file.ts";

const xlsx = xlsxFile({ sheets: [textRow(1, ["Name"]) + textRow(2, ["Dig"])] });
const mspdi = bytesOf(planXml({ tasks: [xml({ UID: 1, Name: "Dig" })] }));
const csv = bytesOf("Name,Duration\nDig,2 d\n");
const latin = (text: string) => Uint8Array.from(text, (each) => each.charCodeAt(0));

async function codeOf(bytes: Uint8Array, name: string): Promise<string> {
  const read = await readPlan(bytes, name);
  return read.ok ? read.value.plan.format : read.error.code;
}

describe("a plan", () => {
  test.each([
    ["plan.xml", mspdi, "mspdi"],
    ["plan.csv", mspdi, "mspdi"],
    ["计划 (1).XLSX", xlsx, "xlsx"],
    ["plan.xml", xlsx, "xlsx"],
    ["plan.csv", csv, "csv"],
    ["plan", csv, "csv"],
    ["plan.xlsx", csv, "csv"],
    ["plan.txt", utf16("任务名称\t工期\n挖\t2 天\n", "le", true), "csv"],
    ["plan.xer", latin("ERMHDR\t18.8\r\n%E\r\n"), null],
    ["plan.xml", bytesOf("<a:APIBusinessObjects xmlns:a='x'/>"), null],
  ])("named %s is read by its content (%#)", async (name, bytes, format) => {
    if (format !== null) expect(await codeOf(bytes, name)).toBe(format);
    else expect(sniffPlanFormat(bytes, name)).toMatch(/^(?:xer|pmxml)$/);
  });

  test.each([
    ["empty.xml", new Uint8Array(0), "import.empty"],
    ["blank.csv", bytesOf(" \n \n"), "import.empty"],
    [
      "plan.mpp",
      latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
      "import.unsupported-format",
    ],
    ["plan.pdf", latin("%PDF-1.7\n"), "import.unsupported-format"],
    ["plan.csv", latin("\u001f\u008b\u0008\u0000"), "import.unsupported-format"],
    ["plan.json", bytesOf('{"a":1}'), "import.unsupported-format"],
    ["plan.csv", latin("\u0000\u0001\u0002\u0003\u0004\u0005"), "import.unsupported-format"],
    ["plan.mpx", bytesOf("MPX,Microsoft Project,4.0\n"), "import.unsupported-format"],
    ["words.md", bytesOf("# Hello\nthere"), "import.unsupported-format"],
    ["plan.csv", bytesOf("a,b\nc,d\n"), "import.not-a-plan"],
    ["plan.zip", xlsxFile({ sheets: [] }), "import.not-a-plan"],
    ["page.html", bytesOf("<html><body/></html>"), "import.not-a-plan"],
  ])("is refused with a code: %s (%#)", async (name, bytes, code) => {
    expect(await codeOf(bytes, name)).toBe(code);
  });

  test("too large is refused before it is looked at", async () => {
    const read = await readPlan(csv, "plan.csv", { limits: { bytes: 5 } });
    expect(!read.ok && read.error.code).toBe("import.too-large");
  });

  test("in another encoding is read as somebody says it is", async () => {
    // 任务 in GB18030.
    const bytes = Uint8Array.from([0x4e, 0x61, 0x6d, 0x65, 0x0a, 0xc8, 0xce, 0xce, 0xf1, 0x0a]);
    const read = await readPlan(bytes, "plan.csv", { encoding: "gb18030" });
    expect(read.ok && read.value.plan.tasks[0]!.name).toBe("任务");
    const unknown = await readPlan(bytes, "plan.csv", { encoding: "klingon" });
    expect(!unknown.ok && unknown.error.code).toBe("import.bad-encoding");
  });
});
