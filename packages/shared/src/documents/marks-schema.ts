import {
  entityId,
  flag,
  integer,
  oneOf,
  orderKey,
  organisationId,
  pattern,
  text,
  userId,
} from "./field-rule.ts";
import { MARK_STATUSES, MARK_TONES, MARK_TYPES, STAMPS } from "./mark.ts";
import { TOPIC_COLLECTIONS } from "./topics-schema.ts";
import { fieldRules, type YdocSchema } from "./ydoc-schema.ts";

/** Marks that one layer of one revision may ever have held. */
export const MARKS_MAX = 20_000;

const once = { createOnly: true, required: true } as const;
const POINTS = /^(?=.{0,20000}$)-?\d{1,8},-?\d{1,8}(?: -?\d{1,8},-?\d{1,8})*$/;

const MARK_FIELDS = fieldRules({
  type: oneOf(MARK_TYPES, null, once),
  createdBy: userId({ ...once, stamp: "writer" }),
  organisationId: organisationId({ ...once, stamp: "organisation" }),
  createdAt: integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" }),
  page: integer(0, 99_999, 0),
  points: pattern(POINTS, "0,0"),
  pressures: pattern(/^[0-9]{0,10000}$/, ""),
  text: text(4_000),
  tone: oneOf(MARK_TONES, "organisation"),
  width: integer(1, 1_000, 15),
  filled: flag(),
  dashed: flag(),
  stamp: oneOf(STAMPS, "information"),
  realLength: integer(1, 1_000_000_000, null),
  groupId: entityId(),
  status: oneOf(MARK_STATUSES, "open"),
  publishedId: entityId(),
  sourceAuthor: text(200),
  order: orderKey(),
  removed: flag(),
});

export const MARKS_SCHEMA: YdocSchema = {
  kind: "marks",
  version: 2,
  collections: new Map([
    [
      "marks",
      { shape: "entities", fields: MARK_FIELDS, custom: null, max: MARKS_MAX, taskField: null },
    ],
    ...TOPIC_COLLECTIONS,
  ]),
  richText: null,
};

export const MARKS_AREA_SCHEMA: YdocSchema = { ...MARKS_SCHEMA, kind: "marks-area" };
