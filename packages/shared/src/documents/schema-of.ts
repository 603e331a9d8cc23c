import { FRAME_SCHEMA } from "./frame-schema.ts";
import { LANE_SCHEMA } from "./lane-schema.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { MARKS_AREA_SCHEMA, MARKS_SCHEMA } from "./marks-schema.ts";
import { SPEC_NOTES_SCHEMA, SPEC_SCHEMA, SPEC_TALK_SCHEMA } from "./spec-schema.ts";
import { WALL_AREA_SCHEMA, WALL_SCHEMA } from "./wall-schema.ts";
import type { YdocPlace } from "./ydoc-kind.ts";
import type { YdocSchema } from "./ydoc-schema.ts";

const SCHEMAS: Readonly<Record<YdocPlace["kind"], YdocSchema>> = {
  frame: FRAME_SCHEMA,
  lane: LANE_SCHEMA,
  ledger: LEDGER_SCHEMA,
  wall: WALL_SCHEMA,
  "wall-area": WALL_AREA_SCHEMA,
  marks: MARKS_SCHEMA,
  "marks-area": MARKS_AREA_SCHEMA,
  spec: SPEC_SCHEMA,
  "spec-talk": SPEC_TALK_SCHEMA,
  "spec-notes": SPEC_NOTES_SCHEMA,
};

export const schemaOf = (kind: YdocPlace["kind"]): YdocSchema => SCHEMAS[kind];

/** What a stored ydoc of each kind has to be migrated to before anybody reads it. */
export const SCHEMA_VERSION: Readonly<Record<YdocPlace["kind"], number>> = {
  frame: FRAME_SCHEMA.version,
  lane: LANE_SCHEMA.version,
  ledger: LEDGER_SCHEMA.version,
  wall: WALL_SCHEMA.version,
  "wall-area": WALL_AREA_SCHEMA.version,
  marks: MARKS_SCHEMA.version,
  "marks-area": MARKS_AREA_SCHEMA.version,
  spec: SPEC_SCHEMA.version,
  "spec-talk": SPEC_TALK_SCHEMA.version,
  "spec-notes": SPEC_NOTES_SCHEMA.version,
};
