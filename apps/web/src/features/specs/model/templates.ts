export const TEMPLATES = ["works", "supply", "empty"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** The headings of each, by level; their words are in the translations under `template.<name>.<word>`. */
const OUTLINES: Readonly<
  Record<TemplateName, readonly (readonly [level: number, word: string])[]>
> = {
  works: [
    [1, "general"],
    [2, "scope"],
    [2, "standards"],
    [2, "submittals"],
    [1, "materials"],
    [1, "fabrication"],
    [1, "installation"],
    [2, "preparation"],
    [2, "execution"],
    [2, "tolerances"],
    [1, "protection"],
    [1, "acceptance"],
    [1, "handover"],
  ],
  supply: [
    [1, "general"],
    [2, "scope"],
    [2, "standards"],
    [1, "requirements"],
    [2, "performance"],
    [2, "materials"],
    [2, "interfaces"],
    [1, "testing"],
    [1, "delivery"],
    [1, "documents"],
    [1, "warranty"],
  ],
  empty: [],
};

/** What the text of a new specification begins with, in the words of whoever begins it. */
export const headingsOf = (
  template: TemplateName,
  wordOf: (word: string) => string,
): { level: number; text: string }[] =>
  OUTLINES[template].map(([level, word]) => ({ level, text: wordOf(word) }));
