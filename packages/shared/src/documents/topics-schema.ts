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
import { TOPIC_GROUNDS, TOPIC_STATUSES } from "./topic.ts";
import { fieldRules, type CollectionSchema, type FieldRules } from "./ydoc-schema.ts";

const once = { createOnly: true, required: true } as const;
const AUTHORSHIP = {
  createdBy: userId({ ...once, stamp: "writer" }),
  organisationId: organisationId({ ...once, stamp: "organisation" }),
  createdAt: integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" }),
} as const;

const ENTITIES = /^(?:[0-9A-Za-z]{14}(?: [0-9A-Za-z]{14}){0,49})?$/;
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const UUIDS = new RegExp(`^(?:${UUID}(?: ${UUID}){0,19})?$`);
const REGION = /^(?:-?\d{1,8},-?\d{1,8} -?\d{1,8},-?\d{1,8})?$/;
const DAY = /^(?:19|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const TOPIC_FIELDS = fieldRules({
  ...AUTHORSHIP,
  title: text(200, { required: true }),
  text: text(4_000),
  type: text(60),
  priority: text(60),
  labels: text(1_000),
  page: integer(0, 99_999, null),
  region: pattern(REGION, ""),
  markIds: pattern(ENTITIES, ""),
  assigneeId: userId(),
  assigneeOrganisationId: organisationId(),
  due: pattern(DAY),
  taskIds: pattern(ENTITIES, ""),
  guid: pattern(new RegExp(`^${UUID}$`), null, { createOnly: true }),
  foreign: text(50_000, { createOnly: true }),
  removed: flag(),
});

const REPLY_FIELDS = fieldRules({
  topicId: entityId({ ...once, within: "topics" }),
  ...AUTHORSHIP,
  text: text(4_000),
  fileIds: pattern(UUIDS, ""),
  saidBy: text(200, { createOnly: true }),
  saidAt: text(40, { createOnly: true }),
  guid: pattern(new RegExp(`^${UUID}$`), null, { createOnly: true }),
  removed: flag(),
});

const STEP_FIELDS = fieldRules({
  topicId: entityId({ ...once, within: "topics" }),
  afterId: entityId({ createOnly: true, within: "steps" }),
  to: oneOf(TOPIC_STATUSES, null, once),
  ...AUTHORSHIP,
  reason: text(2_000, { createOnly: true }),
  grounds: oneOf(TOPIC_GROUNDS, null, { createOnly: true }),
  revisionId: pattern(new RegExp(`^${UUID}$`), null, { createOnly: true }),
});

/** `topicField` names the topic in whose history a change belongs. */
const entities = (fields: FieldRules, max: number, topicField: string): CollectionSchema => ({
  shape: "entities",
  fields,
  custom: null,
  max,
  taskField: topicField,
});

/** What lies beside the marks of a layer. */
export const TOPIC_COLLECTIONS: readonly (readonly [string, CollectionSchema])[] = [
  ["topics", entities(TOPIC_FIELDS, 5_000, "id")],
  ["replies", entities(REPLY_FIELDS, 20_000, "topicId")],
  ["steps", entities(STEP_FIELDS, 20_000, "topicId")],
];
