import type { YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, holds } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

/** Who changed what when, of what the person may read. */
export function canReadHistory(standing: Standing, place: YdocPlace): Decision {
  const read = canReadYdoc(standing, place);
  return read.allowed ? allowIf(holds(standing, "history.read")) : read;
}
