import {
  entityId,
  flag,
  integer,
  oneOf,
  organisationId,
  pattern,
  text,
  userId,
} from "./field-rule.ts";
import { SPEC_TEXT_SCHEMA } from "./rich-text-schema.ts";
import { SUGGESTION_STATES } from "./spec.ts";
import {
  fieldRules,
  type CollectionSchema,
  type FieldRules,
  type YdocSchema,
} from "./ydoc-schema.ts";

const once = { createOnly: true, required: true } as const;
const WORDS = {
  createdBy: userId({ ...once, stamp: "writer" }),
  organisationId: organisationId({ ...once, stamp: "organisation" }),
  createdAt: integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" }),
  removed: flag(),
} as const;

/** JSON of a relative position: names and numbers, nothing else. */
const POSITION = /^\{[\w":,{}-]{0,300}\}$/;
const ANCHOR = {
  from: pattern(POSITION, null, once),
  to: pattern(POSITION, null, once),
  quote: text(2_000, { createOnly: true }),
} as const;

const THREADS = fieldRules({ ...WORDS, ...ANCHOR, resolved: flag(), assigneeId: userId() });
const REMARKS = fieldRules({
  ...WORDS,
  threadId: entityId({ ...once, within: "threads" }),
  body: text(10_000),
});
const SUGGESTIONS = fieldRules({
  ...WORDS,
  ...ANCHOR,
  insert: text(10_000),
  reason: text(1_000),
  state: oneOf(SUGGESTION_STATES, "open"),
  decidedBy: userId({ stamp: "writer" }),
});

const entities = (fields: FieldRules, max: number): CollectionSchema => ({
  shape: "entities",
  fields,
  custom: null,
  max,
  taskField: null,
});

export const SPEC_SCHEMA: YdocSchema = {
  kind: "spec",
  version: 1,
  collections: new Map(),
  richText: SPEC_TEXT_SCHEMA,
};

export const SPEC_TALK_SCHEMA: YdocSchema = {
  kind: "spec-talk",
  version: 1,
  collections: new Map([
    ["threads", entities(THREADS, 20_000)],
    ["remarks", entities(REMARKS, 50_000)],
    ["suggestions", entities(SUGGESTIONS, 20_000)],
  ]),
  richText: null,
};

export const SPEC_NOTES_SCHEMA: YdocSchema = { ...SPEC_TALK_SCHEMA, kind: "spec-notes" };
