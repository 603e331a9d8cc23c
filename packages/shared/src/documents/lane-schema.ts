import {
  amount,
  customValue,
  entityId,
  flag,
  integer,
  localDateTime,
  number,
  oneOf,
  orderKey,
  orderKeyOrNull,
  pattern,
  text,
  textOrNull,
  userId,
} from "./field-rule.ts";
import { MOST_ASSIGNMENTS, MOST_RESOURCES, MOST_UNITS } from "./resource.ts";
import { DESCRIPTION_SCHEMA } from "./rich-text-schema.ts";
import {
  CONSTRAINT_TYPES,
  LAG_UNITS,
  PROMISE_OUTCOMES,
  RELATION_TYPES,
  TASK_STATUSES,
} from "./task.ts";
import { fieldRules, type YdocSchema } from "./ydoc-schema.ts";

/** One value, so that no merge can pair the start of one interruption with the rest of another. */
const SPLITS = /^\d{1,10}:\d{1,10}(?:,\d{1,10}:\d{1,10}){0,99}$/;

const TASK_FIELDS = fieldRules({
  name: text(500),
  parentId: entityId(),
  order: orderKey(),
  milestone: flag(),
  start: localDateTime(),
  finish: localDateTime(),
  duration: integer(0, 10_000_000_000, null),
  elapsed: flag(),
  estimated: flag(),
  durationUnit: oneOf(["m", "h", "d", "w", "mo"], "d"),
  progress: integer(0, 100, 0),
  status: oneOf(TASK_STATUSES, "not-started"),
  columnId: entityId(),
  cardOrder: orderKeyOrNull(),
  assigneeId: userId(),
  assigneeName: textOrNull(200),
  actualStart: localDateTime(),
  actualFinish: localDateTime(),
  remainingDuration: integer(0, 10_000_000_000, null),
  resume: localDateTime(),
  splits: pattern(SPLITS),
  levellingDelay: integer(0, 10_000_000_000, 0),
  mode: oneOf(["auto", "manual"], "auto"),
  constraintType: oneOf(CONSTRAINT_TYPES, "ASAP"),
  constraintDate: localDateTime(),
  deadline: localDateTime(),
  priority: integer(0, 1_000, 500),
  calendarId: entityId(),
  ignoresResourceCalendars: flag(),
  externalId: textOrNull(100, { createOnly: true }),
  createdBy: userId({ createOnly: true, required: true, stamp: "writer" }),
  createdAt: integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" }),
  removed: flag(),
});

const RELATION_FIELDS = fieldRules({
  predecessorId: entityId({ createOnly: true, required: true }),
  successorId: entityId({ createOnly: true, required: true, within: "tasks" }),
  type: oneOf(RELATION_TYPES, "FS"),
  lag: number(10_000_000_000, 0),
  lagUnit: oneOf(LAG_UNITS, "working"),
  removed: flag(),
});

const CHECK_FIELDS = fieldRules({
  taskId: entityId({ createOnly: true, required: true, within: "tasks" }),
  text: text(500),
  done: flag(),
  order: orderKey(),
  removed: flag(),
});

const PROMISE_FIELDS = fieldRules({
  taskId: entityId({ createOnly: true, required: true, within: "tasks" }),
  week: localDateTime({ createOnly: true, required: true }),
  ready: flag(),
  outcome: oneOf(PROMISE_OUTCOMES, null),
  reasonId: entityId(),
  note: text(500),
  createdBy: userId({ createOnly: true, required: true, stamp: "writer" }),
  createdAt: integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" }),
  removed: flag(),
});

const RESOURCE_FIELDS = fieldRules({
  name: text(200),
  calendarId: entityId(),
  maxUnits: amount(MOST_UNITS, 1),
  createdBy: userId({ createOnly: true, required: true, stamp: "writer" }),
  createdAt: integer(0, 8_640_000_000_000_000, null, { createOnly: true, stamp: "time" }),
  removed: flag(),
});

const ASSIGNMENT_FIELDS = fieldRules({
  taskId: entityId({ createOnly: true, required: true, within: "tasks" }),
  resourceId: entityId({ createOnly: true, required: true }),
  units: amount(MOST_UNITS, 1),
  work: integer(0, 10_000_000_000, null),
  delay: integer(0, 10_000_000_000, 0),
  removed: flag(),
});

export const LANE_SCHEMA: YdocSchema = {
  kind: "lane",
  version: 2,
  collections: new Map([
    [
      "tasks",
      {
        shape: "entities",
        fields: TASK_FIELDS,
        custom: customValue(),
        max: 5_000,
        taskField: "id",
      },
    ],
    [
      "relations",
      {
        shape: "entities",
        fields: RELATION_FIELDS,
        custom: null,
        max: 20_000,
        taskField: "successorId",
      },
    ],
    [
      "checks",
      { shape: "entities", fields: CHECK_FIELDS, custom: null, max: 20_000, taskField: "taskId" },
    ],
    [
      "promises",
      { shape: "entities", fields: PROMISE_FIELDS, custom: null, max: 20_000, taskField: "taskId" },
    ],
    [
      "resources",
      {
        shape: "entities",
        fields: RESOURCE_FIELDS,
        custom: null,
        max: MOST_RESOURCES,
        taskField: null,
      },
    ],
    [
      "assignments",
      {
        shape: "entities",
        fields: ASSIGNMENT_FIELDS,
        custom: null,
        max: MOST_ASSIGNMENTS,
        taskField: "taskId",
      },
    ],
    ["comments", { shape: "comments", max: 20_000 }],
  ]),
  richText: DESCRIPTION_SCHEMA,
};
