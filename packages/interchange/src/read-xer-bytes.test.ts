import { expect, test } from "vitest";
import { readXer, type ReadXerOptions } from "./read-xer.ts";
import { bytesOf } from "./testing/plan-xml.ts";
import { taskRow, xerFile, xerPlan } from "./testing/xer-text.ts";

async function readBytes(bytes: Uint8Array, options?: ReadXerOptions) {
  const result = await readXer(bytes, options);
  if (!result.ok)
    throw new Error(`${result.error.code} at ${result.error.line}: ${result.error.detail}`);
  const { plan, findings } = result.value;
  return { plan, codes: findings.map(({ code, count }) => `${code} ${count}`) };
}
const read = (text: string, options?: ReadXerOptions) => readBytes(bytesOf(text), options);

async function refusal(bytes: Uint8Array, options?: ReadXerOptions) {
  const result = await readXer(bytes, options);
  if (result.ok) throw new Error("The file was read.");
  return result.error;
}

const inEncoding = (text: string, byte: (char: string) => readonly number[]) =>
  Uint8Array.from(
    Array.from(text).flatMap((char) => (char < "\u0080" ? [char.charCodeAt(0)] : byte(char))),
  );
const RUSSIAN = "Устройство котлована и фундаментов";
const russianFile = xerPlan({ tasks: [taskRow(1, { task_name: RUSSIAN })] });

test.for([
  ["windows-1251", inEncoding(russianFile, (char) => [char.charCodeAt(0) - 0x350])],
  ["utf-8", bytesOf(russianFile)],
  ["utf-8", bytesOf(`\ufeff${russianFile}`)],
  [
    "utf-16le",
    Uint8Array.from(
      Array.from(russianFile).flatMap((char) => [
        char.charCodeAt(0) & 255,
        char.charCodeAt(0) >> 8,
      ]),
    ),
  ],
] as const)("names in %s are read", async ([encoding, bytes]) => {
  const { plan, codes } = await readBytes(bytes);
  expect(plan.tasks[0]!.name).toBe(RUSSIAN);
  expect(plan.encoding).toBe(encoding);
  expect(codes).toEqual(encoding === "windows-1251" ? ["text.encoding-guessed 1"] : []);
});

test("Chinese names in GB18030 are read", async () => {
  const bytesOfName = [0xbb, 0xf9, 0xb4, 0xa1, 0xca, 0xa9, 0xb9, 0xa4];
  const text = xerPlan({ tasks: [taskRow(1, { task_name: "\u0080" })] });
  const { plan, codes } = await readBytes(inEncoding(text, () => bytesOfName));
  expect(plan.tasks[0]!.name).toBe("基础施工");
  expect(plan.encoding).toBe("gb18030");
  expect(codes).toEqual(["text.encoding-guessed 1"]);
});

test("an encoding that a person names is taken", async () => {
  const file = xerPlan({ tasks: [taskRow(1, { task_name: "\u0080\u0081" })] });
  const bytes = inEncoding(file, (char) => (char === "\u0080" ? [0xb9] : [0xa4]));
  const { plan } = await readBytes(bytes, { encoding: "windows-1250" });
  expect(plan.tasks[0]!.name).toBe("ą¤");
  expect(await refusal(bytes, { encoding: "klingon" })).toMatchObject({
    code: "import.bad-encoding",
  });
});

test("chunks of any size give the same plan", async () => {
  const bytes = bytesOf(russianFile);
  const whole = await readBytes(bytes);
  for (const size of [1, 7, 1_000]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.slice(at * size, (at + 1) * size),
    );
    expect(await readXer(chunks)).toMatchObject({ ok: true, value: { plan: whole.plan } });
  }
});

test("errors name the line and have stable codes", async () => {
  const cut = russianFile.slice(0, russianFile.indexOf("котлована"));
  const lines = cut.split("\n").length;
  expect(await refusal(bytesOf(cut))).toMatchObject({
    code: "import.malformed",
    line: lines,
    element: "TASK",
  });
  expect(await refusal(bytesOf(""))).toMatchObject({ code: "import.empty" });
  expect(await refusal(bytesOf(" \n \n"))).toMatchObject({ code: "import.empty" });
  expect(await refusal(bytesOf("task;duration\n"))).toMatchObject({
    code: "import.not-a-plan",
    line: 1,
  });
  expect(await refusal(bytesOf("PK\u0003\u0004"))).toMatchObject({
    code: "import.unsupported-format",
  });
  expect(
    await refusal(bytesOf(`ERMHDR\t${"x".repeat(2_000)}`), { limits: { text: 1_000 } }),
  ).toMatchObject({ code: "import.too-large", line: 1 });
  expect(
    await refusal(bytesOf(xerPlan({ tasks: [taskRow(1), taskRow(2)] })), { limits: { tasks: 1 } }),
  ).toMatchObject({ code: "import.too-many-tasks", element: "TASK" });
  expect(await refusal(bytesOf(russianFile), { limits: { bytes: 100 } })).toMatchObject({
    code: "import.too-large",
  });
  expect(await refusal(bytesOf(russianFile), { signal: { aborted: true } })).toMatchObject({
    code: "import.cancelled",
  });
});

test("odd values are told with their line and read as absent", async () => {
  const result = await readXer(
    bytesOf(
      xerPlan({
        tasks: [
          taskRow(1, {
            remain_drtn_hr_cnt: "ten",
            early_start_date: "2026-02-30 08:00",
            cstr_type: "CS_WHEN",
          }),
          taskRow(1),
        ],
      }).replace("%E", ""),
    ),
  );
  if (!result.ok) throw new Error(result.error.detail);
  expect(result.value.findings.map(({ code, count }) => [code, count])).toEqual([
    ["value.bad", 3],
    ["task.duplicate-uid", 1],
    ["xer.no-end", 1],
  ]);
  expect(result.value.findings[0]!.examples[0]).toMatchObject({ subject: "Activity 1", line: 13 });
  expect(result.value.plan.tasks).toMatchObject([
    { duration: 24_000, stored: { earlyStart: null }, constraintType: "ASAP" },
  ]);
});

test("tables that nobody knows are passed over, and rows without columns are told", async () => {
  const { plan, codes } = await read(
    xerFile("%T\tMYSTERY", "%F\ta", "%R\t1", "%T\tTASK", "%R\t1\t2", "%Z\tx"),
  );
  expect(plan.tasks).toEqual([]);
  expect(codes).toEqual(["plan.no-tasks 1", "xer.stray-row 2"]);
});
