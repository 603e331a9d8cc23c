import {
  entityId,
  flag,
  integer,
  localDateTime,
  oneOf,
  orderKey,
  organisationId,
  pattern,
  text,
  userId,
} from "./field-rule.ts";
import { REACTIONS, TEXT_SIZES, WALL_OBJECT_TYPES, WALL_SHAPES } from "./wall.ts";
import {
  fieldRules,
  type CollectionSchema,
  type FieldRules,
  type YdocSchema,
} from "./ydoc-schema.ts";

/** Objects that one wall may ever have held. */
export const WALL_OBJECTS_MAX = 20_000;

const once = { createOnly: true, required: true } as const;
/** Whose something is: written with it, and never again. */
const AUTHORSHIP = {
  createdBy: userId({ ...once, stamp: "writer" }),
  organisationId: organisationId({ ...once, stamp: "organisation" }),
} as const;
const createdAt = integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" });

const FAR = 10_000_000;
const LONG = 1_000_000;
/** One value, so that no merge can mix two lines. */
const POINTS = /^(?=.{0,20000}$)(?:-?\d{1,6},-?\d{1,6}(?: -?\d{1,6},-?\d{1,6})*)?$/;

const OBJECT_FIELDS = fieldRules({
  type: oneOf(WALL_OBJECT_TYPES, null, once),
  ...AUTHORSHIP,
  createdAt,
  x: integer(-FAR, FAR, 0),
  y: integer(-FAR, FAR, 0),
  width: integer(0, LONG, 0),
  height: integer(0, LONG, 0),
  order: orderKey(),
  text: text(4_000),
  textSize: oneOf(TEXT_SIZES, "m"),
  shape: oneOf(WALL_SHAPES, "rectangle"),
  plain: flag(),
  groupId: entityId(),
  locked: flag(),
  fromId: entityId(),
  toId: entityId(),
  points: pattern(POINTS, ""),
  pull: flag(),
  unit: oneOf(["week", "day"], "week"),
  from: localDateTime(),
  columns: integer(1, 60, 6),
  phaseId: entityId(),
  quietId: entityId({ createOnly: true }),
  removed: flag(),
});

const REACTION_FIELDS = fieldRules({
  targetId: entityId(once),
  kind: oneOf(REACTIONS, null, once),
  ...AUTHORSHIP,
  removed: flag(),
});

const HAND_OFF_FIELDS = fieldRules({
  relationId: entityId(once),
  promised: localDateTime(),
  ...AUTHORSHIP,
  createdAt,
  removed: flag(),
});

const entities = (fields: FieldRules, max: number): CollectionSchema => ({
  shape: "entities",
  fields,
  custom: null,
  max,
  taskField: null,
});

const COLLECTIONS: YdocSchema["collections"] = new Map([
  ["objects", entities(OBJECT_FIELDS, WALL_OBJECTS_MAX)],
  ["reactions", entities(REACTION_FIELDS, 50_000)],
  ["handoffs", entities(HAND_OFF_FIELDS, 20_000)],
]);

export const WALL_SCHEMA: YdocSchema = {
  kind: "wall",
  version: 1,
  collections: COLLECTIONS,
  richText: null,
};

export const WALL_AREA_SCHEMA: YdocSchema = { ...WALL_SCHEMA, kind: "wall-area" };
