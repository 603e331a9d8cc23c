import type { YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, HIDDEN, holds } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc } from "./ydoc-policy.ts";

export function canExport(standing: Standing): Decision {
  if (standing.kind === "outsider") return HIDDEN;
  return allowIf(holds(standing, "plan.export"));
}

/** An export holds what the person may read, and nothing else. */
export function canExportYdoc(standing: Standing, place: YdocPlace): Decision {
  const read = canReadYdoc(standing, place);
  return read.allowed ? canExport(standing) : read;
}
