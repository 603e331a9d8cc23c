import type { Rng } from "./clock.ts";

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Rows of the database: UUIDv7 in canonical lower-case text. */
export type UserId = Branded<"UserId">;
export type OrganisationId = Branded<"OrganisationId">;
export type ProjectId = Branded<"ProjectId">;
export type RoleId = Branded<"RoleId">;
export type WallId = Branded<"WallId">;
export type MeetingId = Branded<"MeetingId">;
export type SpecId = Branded<"SpecId">;
export type FileId = Branded<"FileId">;
export type RevisionId = Branded<"RevisionId">;
export type ReviewRoundId = Branded<"ReviewRoundId">;
export type ReviewerId = Branded<"ReviewerId">;
/** Opaque name of a ydoc on the wire: a random UUIDv4 that tells nothing about what it holds. */
export type YdocId = Branded<"YdocId">;
/** Entities inside ydocs: 14 characters of base 62 (83 bits). */
export type TaskId = Branded<"TaskId">;
export type EntityId = Branded<"EntityId">;

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ENTITY_ID_LENGTH = 14;

/** Matches every id that newEntityId can make; what a ydoc uses as a key must match it. */
export const ENTITY_ID_PATTERN = /^[0-9A-Za-z]{14}$/;

/** A new id for an entity in a ydoc. */
export function newEntityId<T extends string = EntityId>(rng: Rng): T {
  let id = "";
  while (id.length < ENTITY_ID_LENGTH) {
    // The lowest 6 bits of a draw; 62 and 63 are thrown away so that every character is as likely.
    const index = rng() & 63;
    if (index < ALPHABET.length) id += ALPHABET[index];
  }
  return id as T;
}
