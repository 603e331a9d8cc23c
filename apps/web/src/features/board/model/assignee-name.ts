import type { Card } from "./card.ts";

/** Who does it: the person's present name, or the name that was typed; null where nobody is named. */
export function assigneeNameOf(
  card: Card,
  people: ReadonlyMap<string, { readonly name: string }>,
): string | null {
  const { assigneeId, assigneeName } = card.task;
  const person = assigneeId === null ? undefined : people.get(assigneeId);
  return person?.name ?? (assigneeName === "" ? null : assigneeName);
}
