import type { LocalDateTime } from "@parley/shared/documents/task.ts";
import { rankIn, type ElementOrder } from "./mspdi-order.ts";
import type { RawElement } from "./plan-file.ts";
import { plainText } from "./plain-text.ts";

export type XmlValue = string | number | boolean | null;

/** One element as it is written, under its name. */
export type XmlPart = readonly [name: string, xml: string];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\r": "&#13;",
};
const escapeXml = (text: string) =>
  plainText(text).replace(/[&<>\r]/g, (character) => ESCAPES[character]!);

const textOf = (value: Exclude<XmlValue, null>): string => {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "number" ? String(value) : escapeXml(value);
};

/** One element for each value, in the given order; null is left out. */
export const xmlParts = (values: Readonly<Record<string, XmlValue>>): XmlPart[] =>
  Object.entries(values).flatMap(([name, value]): XmlPart[] =>
    value === null ? [] : [[name, `<${name}>${textOf(value)}</${name}>`]],
  );

export const xmlOf = (values: Readonly<Record<string, XmlValue>>): string =>
  xmlParts(values)
    .map(([, xml]) => xml)
    .join("");

/** What was kept, as it was. No deeper than the reader allows. */
export const rawXml = ({ name, text, children }: RawElement): string =>
  `<${name}>${escapeXml(text)}${children.map(rawXml).join("")}</${name}>`;

/**
 * The elements of a plan's own values and those that were kept, in the order of the schema. A value that was kept as it was written
 * stands in place of what the plan makes of it: it tells more, and reads as the same.
 *
 * @param parts in the order of the schema
 * @param extra likewise
 */
export function assembleXml(
  order: ElementOrder,
  parts: readonly XmlPart[],
  extra: readonly RawElement[],
): string {
  const kept = new Set<string>();
  for (const { name, children } of extra) if (children.length === 0) kept.add(name);
  let xml = "";
  let next = 0;
  for (const [name, own] of parts) {
    const rank = rankIn(order, name);
    for (; next < extra.length && rankIn(order, extra[next]!.name) < rank; next++)
      xml += rawXml(extra[next]!);
    if (!kept.has(name)) xml += own;
  }
  for (; next < extra.length; next++) xml += rawXml(extra[next]!);
  return xml;
}

export const xsdDateTime = (at: LocalDateTime | null): string | null =>
  at === null ? null : `${at}:00`;

/** @param tenths of a minute, ≥ 0 */
export function xsdDuration(tenths: number | null): string | null {
  if (tenths === null) return null;
  const seconds = Math.round(tenths * 6);
  return `PT${Math.floor(seconds / 3_600)}H${Math.floor((seconds % 3_600) / 60)}M${seconds % 60}S`;
}
