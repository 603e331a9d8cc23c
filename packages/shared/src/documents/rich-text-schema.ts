import { isPlainText, isUuid } from "./field-rule.ts";

type Check = (value: unknown) => boolean;

export type ElementRule = {
  readonly attributes: ReadonlyMap<string, Check>;
  /** Names of elements that may lie directly inside. */
  readonly children: ReadonlySet<string>;
  /** Whether running text may lie directly inside. */
  readonly holdsText: boolean;
};

/** The closed set of what a description may be made of: the editor's own names, as it writes them into the ydoc. */
export type RichTextSchema = {
  /** A root is this and the id of a task in the collection `of`. */
  readonly prefix: string;
  readonly of: string;
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
  marks: new Map([
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
  ]),
  maxDepth: 12,
  maxSize: 100_000,
};

export const descriptionRoot = (taskId: string): string => DESCRIPTION_SCHEMA.prefix + taskId;
