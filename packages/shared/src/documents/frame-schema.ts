import {
  entityId,
  flag,
  integer,
  jsonList,
  localDateTime,
  oneOf,
  orderKey,
  pattern,
  text,
} from "./field-rule.ts";
import { TASK_STATUSES } from "./task.ts";
import {
  fieldRules,
  type CollectionSchema,
  type FieldRules,
  type YdocSchema,
} from "./ydoc-schema.ts";

const entities = (fields: FieldRules, max: number): CollectionSchema => ({
  shape: "entities",
  fields,
  custom: null,
  max,
  taskField: null,
});

/** One working span, or several in a row; see ProjectCalendar. */
const WEEK = /^(?:\d{2}:\d{2}-\d{2}:\d{2}(?:,\d{2}:\d{2}-\d{2}:\d{2})*)?$/;
const WEEK_PATTERN = new RegExp(
  `^(?=.{0,500}$)${WEEK.source.slice(1, -1)}(?:;${WEEK.source.slice(1, -1)}){6}$`,
);
export const DEFAULT_WEEK =
  ";08:00-12:00,13:00-17:00;08:00-12:00,13:00-17:00;08:00-12:00,13:00-17:00;08:00-12:00,13:00-17:00;08:00-12:00,13:00-17:00;";

export const FRAME_SCHEMA: YdocSchema = {
  kind: "frame",
  version: 1,
  collections: new Map<string, CollectionSchema>([
    [
      "columns",
      entities(
        fieldRules({
          name: text(100),
          order: orderKey(),
          status: oneOf(TASK_STATUSES, "not-started"),
          limit: integer(1, 999, null),
          removed: flag(),
        }),
        200,
      ),
    ],
    [
      "phases",
      entities(
        fieldRules({
          name: text(500),
          order: orderKey(),
          milestone: flag(),
          start: localDateTime(),
          finish: localDateTime(),
          removed: flag(),
        }),
        2_000,
      ),
    ],
    [
      "calendars",
      entities(
        fieldRules({
          name: text(100),
          week: pattern(WEEK_PATTERN, DEFAULT_WEEK),
          exceptions: jsonList(20_000),
          removed: flag(),
        }),
        200,
      ),
    ],
    [
      "fields",
      entities(
        fieldRules({
          name: text(100),
          type: oneOf(["text", "number", "flag"], "text"),
          order: orderKey(),
          removed: flag(),
        }),
        200,
      ),
    ],
    ["reasons", entities(fieldRules({ name: text(100), order: orderKey(), removed: flag() }), 200)],
    [
      "settings",
      {
        shape: "settings",
        fields: fieldRules({
          defaultCalendarId: entityId(),
          dataDate: localDateTime(),
          projectStart: localDateTime(),
          projectFinish: localDateTime(),
          scheduleFrom: oneOf(["start", "finish"], "start"),
          criticalFloat: integer(-10_000_000, 10_000_000, 0),
          lagCalendar: oneOf(["successor", "predecessor", "project", "elapsed"], "successor"),
          progressRule: oneOf(
            ["retained-logic", "progress-override", "actual-dates"],
            "retained-logic",
          ),
          constraintsYield: flag(),
          totalFloat: oneOf(["smallest", "start", "finish"], "smallest"),
          everyEndCritical: flag(),
          lateFrom: oneOf(["network", "project-finish"], "network"),
          passes: oneOf(["microsoft", "primavera"], "microsoft"),
        }),
      },
    ],
  ]),
  richText: null,
};
