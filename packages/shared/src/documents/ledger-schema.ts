import { integer, pattern, textOrNull } from "./field-rule.ts";
import { fieldRules, type YdocSchema } from "./ydoc-schema.ts";

export const LEDGER_SCHEMA: YdocSchema = {
  kind: "ledger",
  version: 1,
  collections: new Map([
    [
      "entries",
      {
        shape: "cells",
        fields: fieldRules({
          budget: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, null),
          cost: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, null),
          currency: pattern(/^[A-Z]{3}$/),
          contract: textOrNull(200),
        }),
        max: 80_000,
      },
    ],
  ]),
  richText: null,
};
