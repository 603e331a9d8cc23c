/** Hand-written Microsoft Project XML for tests: `rows` are the inner XML of one task each. */
export function planXml(parts: {
  readonly head?: string;
  readonly calendars?: string;
  readonly tasks?: readonly string[];
  readonly resources?: string;
  readonly assignments?: string;
  readonly declaration?: string;
}): string {
  const tasks = (parts.tasks ?? []).map((task) => `<Task>${task}</Task>`).join("\n");
  return `${parts.declaration ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<Project xmlns="http://schemas.microsoft.com/project">
${parts.head ?? "<Name>plan.xml</Name>"}
<Calendars>${parts.calendars ?? ""}</Calendars>
<Tasks>
${tasks}
</Tasks>
<Resources>${parts.resources ?? ""}</Resources>
<Assignments>${parts.assignments ?? ""}</Assignments>
</Project>
`;
}

/** Wraps values as elements: `{UID: 1}` is `<UID>1</UID>`. */
export const xml = (values: Readonly<Record<string, string | number>>, more = ""): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("") + more;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** UTF-16 in either order of bytes. */
export function utf16(text: string, order: "le" | "be", bom: boolean): Uint8Array {
  const bytes = Buffer.from((bom ? "\ufeff" : "") + text, "utf16le");
  return new Uint8Array(order === "be" ? bytes.swap16() : bytes);
}
