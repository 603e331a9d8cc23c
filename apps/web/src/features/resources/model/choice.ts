import type { Instant } from "@parley/schedule/network.ts";

/** What somebody looks at more closely: a person, or a person in one week. */
export type Choice = { readonly personId: string | null; readonly week: Instant | null };

export const NOTHING_CHOSEN: Choice = { personId: null, week: null };
