/**
 * What a person did, in words of their language: a key of the locales (`plan:did.rename`) with its values. Undo says it again, and a
 * refused edit is named by it.
 */
export type EditLabel = {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
};
