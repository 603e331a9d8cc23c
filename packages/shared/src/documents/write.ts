/**
 * What an edit or an update would write, in one form for both: the client judges the writes of an edit before it is made, the
 * server those that it finds in the bytes. A value of null takes a field back to its default.
 */
export type Write =
  | {
      readonly op: "create";
      readonly collection: string;
      readonly id: string;
      readonly fields: ReadonlyMap<string, unknown>;
    }
  | {
      readonly op: "set";
      readonly collection: string;
      readonly id: string;
      readonly field: string;
      readonly value: unknown;
      /** True for a value that a later one of the same update replaces: judged like any other, and no part of history. */
      readonly superseded?: true;
    }
  | { readonly op: "comment"; readonly id: string; readonly value: unknown }
  | {
      readonly op: "text";
      readonly collection: "description" | "body";
      readonly id: string;
      readonly inserted: number;
      readonly deleted: number;
    };

/** The one text of a specification. */
export const BODY_ID = "body";

/** Settings are one entity that always exists. */
export const SETTINGS_ID = "settings";
