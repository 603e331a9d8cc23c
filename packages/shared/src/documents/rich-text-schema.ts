import { isEntityId, isPlainText, isUuid } from "./field-rule.ts";

type Check = (value: unknown) => boolean;

export type ElementRule = {
  readonly attributes: ReadonlyMap<string, Check>;
  /** Names of elements that may lie directly inside. */
  readonly children: ReadonlySet<string>;
  /** Whether running text may lie directly inside. */
  readonly holdsText: boolean;
};

/** The closed set of what rich text may be made of: the editor's own names, as it writes them into the ydoc. */
export type RichTextSchema = {
  /** A root is this and the id of an entity in the collection `of`; where `of` is null this alone is the one root. */
  readonly prefix: string;
  readonly of: string | null;
  readonly root: ElementRule;
  readonly elements: ReadonlyMap<string, ElementRule>;
  readonly marks: ReadonlyMap<string, ReadonlyMap<string, Check>>;
  readonly maxDepth: number;
  /** Characters and elements that one description may hold, together. */
  readonly maxSize: number;
};

const INLINE = ["hardBreak", "mention"];
const BLOCKS = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "blockquote",
  "codeBlock",
  "horizontalRule",
];

const element = (
  children: readonly string[],
  attributes: Readonly<Record<string, Check>> = {},
  holdsText = false,
): ElementRule => ({
  attributes: new Map(Object.entries(attributes)),
  children: new Set(children),
  holdsText,
});

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const short =
  (max: number): Check =>
  (value) =>
    isPlainText(value, max);
const integerWithin =
  (min: number, max: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;

/** Only links that a browser opens as a page or a letter: never `javascript:` or `data:`. */
export const isSafeHref: Check = (value) =>
  isPlainText(value, 2_000) && /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(value);

const MARK_ATTRIBUTES: ReadonlyMap<string, Check> = new Map();

const MARKS: RichTextSchema["marks"] = new Map([
  ["bold", MARK_ATTRIBUTES],
  ["strike", MARK_ATTRIBUTES],
  ["italic", MARK_ATTRIBUTES],
  ["code", MARK_ATTRIBUTES],
  ["underline", MARK_ATTRIBUTES],
  [
    "link",
    new Map<string, Check>([
      ["href", isSafeHref],
      ["target", orNull((value) => value === "_blank")],
      ["rel", orNull(short(100))],
      ["class", orNull(short(100))],
      ["title", orNull(short(500))],
    ]),
  ],
]);

export const DESCRIPTION_SCHEMA: RichTextSchema = {
  prefix: "description:",
  of: "tasks",
  root: element(BLOCKS),
  elements: new Map([
    ["paragraph", element(INLINE, {}, true)],
    ["heading", element(INLINE, { level: integerWithin(1, 6) }, true)],
    ["bulletList", element(["listItem"])],
    [
      "orderedList",
      element(["listItem"], {
        start: integerWithin(0, 1_000_000),
        type: orNull((value) => typeof value === "string" && /^[1aAiI]$/.test(value)),
      }),
    ],
    ["listItem", element(BLOCKS)],
    ["blockquote", element(BLOCKS)],
    ["codeBlock", element([], { language: orNull(short(40)) }, true)],
    ["horizontalRule", element([])],
    ["hardBreak", element([])],
    [
      "mention",
      element([], {
        id: isUuid,
        label: orNull(short(200)),
        mentionSuggestionChar: (value) => value === "@",
      }),
    ],
  ]),
  marks: MARKS,
  maxDepth: 12,
  maxSize: 100_000,
};

const SPEC_INLINE = [...INLINE, "clauseReference", "taskReference"];
const SPEC_BLOCKS = [...BLOCKS, "table", "image"];
const CELL: Readonly<Record<string, Check>> = {
  colspan: integerWithin(1, 100),
  rowspan: integerWithin(1, 1_000),
  colwidth: orNull(
    (value) =>
      Array.isArray(value) &&
      value.length <= 100 &&
      value.every((width) => width === null || integerWithin(1, 10_000)(width)),
  ),
  align: orNull((value) => value === "left" || value === "center" || value === "right"),
};
/** The text of a specification: what a description may hold, and tables, images of the register, numbered clauses and references. */
export const SPEC_TEXT_SCHEMA: RichTextSchema = {
  prefix: "body",
  of: null,
  root: element(SPEC_BLOCKS),
  elements: new Map([
    ...DESCRIPTION_SCHEMA.elements,
    ["paragraph", element(SPEC_INLINE, {}, true)],
    ["heading", element(SPEC_INLINE, { level: integerWithin(1, 6), id: orNull(isEntityId) }, true)],
    ["listItem", element(SPEC_BLOCKS)],
    ["blockquote", element(SPEC_BLOCKS)],
    ["table", element(["tableRow"])],
    ["tableRow", element(["tableHeader", "tableCell"])],
    ["tableHeader", element(SPEC_BLOCKS, CELL)],
    ["tableCell", element(SPEC_BLOCKS, CELL)],
    // Bytes come from the register of files alone: no address of elsewhere is ever asked for.
    [
      "image",
      element([], {
        revisionId: isUuid,
        alt: orNull(short(500)),
        width: orNull(integerWithin(1, 10_000)),
      }),
    ],
    ["clauseReference", element([], { clauseId: isEntityId, label: orNull(short(200)) })],
    ["taskReference", element([], { taskId: isEntityId, label: orNull(short(500)) })],
  ]),
  marks: MARKS,
  maxDepth: 16,
  maxSize: 2_000_000,
};

export const descriptionRoot = (taskId: string): string => DESCRIPTION_SCHEMA.prefix + taskId;
