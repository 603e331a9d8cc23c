/** JSON with keys sorted at every depth: equal content is equal text (X4). */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
        )
      : part,
  );
}

/** Entities by id; of several with one id the one whose canonical text is the greatest. `twice` is told such ids, each once. */
export function uniqueById<Entity extends { readonly id: string }>(
  list: readonly Entity[],
  twice: (id: string) => void,
): Map<string, Entity> {
  const byId = new Map<string, Entity>();
  for (const entity of list) byId.set(entity.id, entity);
  if (byId.size === list.length) return byId;
  byId.clear();
  const told = new Set<string>();
  for (const entity of list) {
    const other = byId.get(entity.id);
    if (other !== undefined) {
      if (!told.has(entity.id)) twice(entity.id);
      told.add(entity.id);
      if (canonicalText(entity) <= canonicalText(other)) continue;
    }
    byId.set(entity.id, entity);
  }
  return byId;
}
