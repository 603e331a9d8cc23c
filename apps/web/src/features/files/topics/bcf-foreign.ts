import type { BcfComment, BcfTopic, BcfViewpoint } from "@parley/interchange/bcf-model.ts";

/** What a BCF file said of a topic, kept as it came: whatever nobody changed here goes out again in the file's own words. */
export type Foreign = Omit<BcfTopic, "comments" | "viewpoints" | "attachments"> & {
  readonly comments: readonly Omit<BcfComment, "text">[];
  readonly viewpoints: readonly Omit<BcfViewpoint, "snapshot">[];
};

/** Of one topic, in characters (documents/topics-schema.ts). */
const FOREIGN_MAX = 50_000;
// What a text of a topic cannot carry (documents/field-rule.ts).
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** A text as it can be kept. */
export const keptText = (text: string, max: number): string => {
  const clean = text.toWellFormed().replaceAll(UNWRITABLE, "").slice(0, max);
  return clean.isWellFormed() ? clean : clean.slice(0, -1);
};

/** As JSON, without pictures; without views as well where they are too long. '' where even that is. */
export function writeForeign(topic: BcfTopic): { text: string; keepsViews: boolean } {
  const { attachments: _attachments, comments, viewpoints, ...rest } = topic;
  const foreign: Foreign = {
    ...rest,
    comments: comments.map(({ text: _text, ...comment }) => comment),
    viewpoints: viewpoints
      .filter(({ view }) => view !== null)
      .map(({ snapshot: _snapshot, ...viewpoint }) => ({ ...viewpoint, snapshotName: null })),
  };
  const fits = (value: Foreign): string | null => {
    const text = JSON.stringify(value);
    return text.length <= FOREIGN_MAX && keptText(text, FOREIGN_MAX) === text ? text : null;
  };
  const whole = fits(foreign);
  if (whole !== null) return { text: whole, keepsViews: true };
  const keepsViews = foreign.viewpoints.length === 0;
  return { text: fits({ ...foreign, viewpoints: [] }) ?? "", keepsViews };
}

/** Null where the topic came from no file, or says nothing that can be read. */
export function readForeign(text: string): Foreign | null {
  if (text === "") return null;
  try {
    const value = JSON.parse(text) as Partial<Foreign> | null;
    const isWhole =
      typeof value === "object" &&
      value !== null &&
      [value.guid, value.title, value.status, value.createdAt].every(
        (each) => typeof each === "string",
      ) &&
      [
        value.comments,
        value.viewpoints,
        value.labels,
        value.referenceLinks,
        value.documentReferences,
        value.relatedTopics,
        value.files,
        value.extra,
      ].every((each) => Array.isArray(each));
    return isWhole ? (value as Foreign) : null;
  } catch {
    return null;
  }
}
