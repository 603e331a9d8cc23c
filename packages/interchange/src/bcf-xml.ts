import type { XmlNode } from "./bcf-model.ts";
import { plainText } from "./plain-text.ts";
import { readXml, type XmlLimits } from "./xlsx-xml.ts";

type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string };

/** Namespaces and places of schemas belong to the file's form, not to what it says. */
const isFormal = (name: string): boolean => name === "xmlns" || /^(?:xmlns|xsi|xml):/.test(name);

/** One small XML file as a tree. Throws an XlsxRefusal. */
export function readXmlTree(
  pieces: Iterable<Uint8Array>,
  part: string,
  limits: XmlLimits,
): XmlNode {
  const open: Open[] = [];
  let root: XmlNode | null = null;
  readXml(pieces, part, limits, {
    open(name, given) {
      const attributes = Object.fromEntries(
        Object.entries(given).filter(([key]) => !isFormal(key)),
      );
      open.push({ name, attributes, children: [], text: "" });
    },
    text(more) {
      const at = open.at(-1);
      if (at !== undefined) at.text += more;
    },
    close() {
      const { name, attributes, children, text } = open.pop()!;
      const made = {
        name,
        attributes,
        children,
        text: children.length === 0 ? plainText(text) : "",
      };
      const parent = open.at(-1);
      if (parent === undefined) root = made;
      else parent.children.push(made);
    },
  });
  return root ?? { name: "", attributes: {}, children: [], text: "" };
}

export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((each) => each.name === name);
export const all = (node: XmlNode | undefined, name: string): readonly XmlNode[] =>
  node?.children.filter((each) => each.name === name) ?? [];
export const textOf = (node: XmlNode | undefined, name: string): string =>
  child(node, name)?.text.trim() ?? "";
/** Attribute names differ in case between the versions. */
export function attribute(node: XmlNode, name: string): string {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(node.attributes))
    if (key.toLowerCase() === wanted) return plainText(value);
  return "";
}
export const isTrue = (text: string): boolean => text === "true" || text === "1";
/** A whole number; null for anything else. */
export const numberOf = (text: string): number | null =>
  /^-?\d{1,9}$/.test(text) ? Number(text) : null;

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (XmlNode | null)[]
): XmlNode => ({ name, attributes, children: children.filter((each) => each !== null), text: "" });
export const leaf = (name: string, text: string): XmlNode => ({
  name,
  attributes: {},
  children: [],
  text,
});
/** Nothing for an empty text: an element that may be left out is left out. */
export const optional = (name: string, text: string): XmlNode | null =>
  text === "" ? null : leaf(name, text);

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const inText = (text: string): string =>
  plainText(text).replaceAll(/[&<>\r]/g, (each) => ESCAPES[each]!);
const inAttribute = (text: string): string =>
  plainText(text).replaceAll(/[&<>"\t\n\r]/g, (each) => ESCAPES[each]!);

function write(node: XmlNode, out: string[], indent: string): void {
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${key}="${inAttribute(value)}"`)
    .join("");
  if (node.children.length > 0) {
    out.push(`${indent}<${node.name}${attributes}>\n`);
    for (const each of node.children) write(each, out, `${indent}  `);
    out.push(`${indent}</${node.name}>\n`);
  } else if (node.text !== "")
    out.push(`${indent}<${node.name}${attributes}>${inText(node.text)}</${node.name}>\n`);
  else out.push(`${indent}<${node.name}${attributes}/>\n`);
}

export function writeXmlTree(root: XmlNode): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  write(root, out, "");
  return out.join("");
}
