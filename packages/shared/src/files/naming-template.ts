import { err, ok, type Result } from "../primitives/result.ts";

/**
 * How files of a project are to be named, as one line that people can read: `[A|S|M]-###_@`.
 * `#` is one digit, `@` one letter, `*` one or more letters and digits, `[x|y]` one of these, `\` takes the next character as it is,
 * and everything else stands for itself. No backtracking: what a name costs grows with its length alone.
 */
export type NamingPart =
  | { readonly kind: "digit" | "letter" | "word" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly choices: readonly string[] };

export type NamingTemplateFault = { readonly at: number };
/** Where a name leaves the template: characters before it are good. `expected` is null where the name goes on too long. */
export type NamingFault = { readonly at: number; readonly expected: NamingPart | null };

export const NAMING_TEMPLATE_MAX = 200;

const SIMPLE: Readonly<Record<string, NamingPart>> = {
  "#": { kind: "digit" },
  "@": { kind: "letter" },
  "*": { kind: "word" },
};

export function parseNamingTemplate(
  template: string,
): Result<readonly NamingPart[], NamingTemplateFault> {
  const parts: NamingPart[] = [];
  const addText = (text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === "text") parts[parts.length - 1] = { kind: "text", text: last.text + text };
    else parts.push({ kind: "text", text });
  };
  for (let at = 0; at < template.length; at += 1) {
    const character = template[at]!;
    const simple = SIMPLE[character];
    if (simple !== undefined) parts.push(simple);
    else if (character === "\\") {
      at += 1;
      if (at >= template.length) return err({ at: at - 1 });
      addText(template[at]!);
    } else if (character === "]") return err({ at });
    else if (character === "[") {
      const end = template.indexOf("]", at);
      const choices = end < 0 ? [] : template.slice(at + 1, end).split("|");
      if (choices.length === 0 || choices.includes("")) return err({ at });
      // The longest first, so that a choice that begins another does not hide it.
      parts.push({ kind: "choice", choices: choices.toSorted((a, b) => b.length - a.length) });
      at = end;
    } else addText(character);
  }
  return ok(parts);
}

const WORD = /^[\p{L}\p{N}]+/u;
const LETTER = /^\p{L}/u;
const DIGIT = /^[0-9]/;

function lengthOf(part: NamingPart, rest: string): number {
  switch (part.kind) {
    case "digit":
      return DIGIT.exec(rest)?.[0].length ?? 0;
    case "letter":
      return LETTER.exec(rest)?.[0].length ?? 0;
    case "word":
      return WORD.exec(rest)?.[0].length ?? 0;
    case "text":
      return rest.startsWith(part.text) ? part.text.length : 0;
    case "choice":
      return part.choices.find((choice) => rest.startsWith(choice))?.length ?? 0;
  }
}

/** Whether a file name (without its extension) fits; an empty template takes every name. */
export function checkName(template: string, name: string): Result<null, NamingFault> {
  const parsed = parseNamingTemplate(template);
  if (!parsed.ok || parsed.value.length === 0) return ok(null);
  let at = 0;
  for (const part of parsed.value) {
    const length = lengthOf(part, name.slice(at));
    if (length === 0) return err({ at, expected: part });
    at += length;
  }
  return at === name.length ? ok(null) : err({ at, expected: null });
}

/** `A-101_B.pdf` → `A-101_B`. A name that is all extension stays. */
export function withoutExtension(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot > 0 ? fileName.slice(0, dot) : fileName;
}

/** A name that fits the template, to show to people. */
export function exampleName(template: string): string {
  const parsed = parseNamingTemplate(template);
  if (!parsed.ok) return "";
  let digit = 0;
  return parsed.value
    .map((part) => {
      switch (part.kind) {
        case "digit":
          return String((digit = (digit % 9) + 1));
        case "letter":
          return "B";
        case "word":
          return "L3";
        case "text":
          return part.text;
        case "choice":
          return part.choices[0] ?? "";
      }
    })
    .join("");
}
