import type { YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, holdsAsHost } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** Columns, phases, calendars, custom fields and settings alike. */
export function canEditFrame(standing: Standing, place: YdocPlace): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  return allowIf(place.kind === "frame" && holdsAsHost(standing, "frame.edit"));
}
