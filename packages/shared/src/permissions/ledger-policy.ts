import type { YdocPlace } from "../documents/ydoc-kind.ts";
import { allowIf, holds } from "./access.ts";
import type { Decision } from "./decision.ts";
import type { Standing } from "./standing.ts";
import { canReadYdoc, ownsYdoc } from "./ydoc-policy.ts";

export function canEditLedger(standing: Standing, place: YdocPlace): Decision {
  const read = canReadYdoc(standing, place);
  if (!read.allowed) return read;
  return allowIf(
    place.kind === "ledger" && ownsYdoc(standing, place) && holds(standing, "ledger.edit"),
  );
}
