import type { Network } from "../network.ts";

/** Who stands before and after whom in a part, directly or through summaries. Relations hold for everything below their ends. */
export type PartLinks = {
  /** Tasks without visible children. */
  readonly leafIds: readonly string[];
  withAncestors(ids: Iterable<string>): ReadonlySet<string>;
  /** Whether a relation leads from one of `ids` to the task or what it lies in ('before'), or from it to one of them ('after'). */
  reaches(id: string, direction: "before" | "after", ids: ReadonlySet<string>): boolean;
};

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

export function partLinks(part: Network, ignored: ReadonlySet<string>): PartLinks {
  const parents = new Map(part.tasks.map(({ id, parentId }) => [id, parentId]));
  const parentIds = new Set(parents.values());
  const relations = part.relations.filter(({ id }) => !ignored.has(id));
  const into = groupBy(relations, ({ successorId }) => successorId);
  const outOf = groupBy(relations, ({ predecessorId }) => predecessorId);

  /** The task and what it lies in, up to where the parents end or repeat. */
  const lineOf = (id: string): readonly string[] => {
    const line: string[] = [];
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && parents.has(at) && !seen.has(at);) {
      seen.add(at);
      line.push(at);
      at = parents.get(at) ?? null;
    }
    return line;
  };

  return {
    leafIds: part.tasks.map(({ id }) => id).filter((id) => !parentIds.has(id)),
    withAncestors: (ids) => {
      const all = new Set<string>();
      for (const id of ids)
        for (let at: string | null = id; at !== null && !all.has(at); at = parents.get(at) ?? null)
          all.add(at);
      return all;
    },
    reaches: (id, direction, ids) => {
      const line = lineOf(id);
      return line.some((each) =>
        (direction === "before" ? into : outOf).get(each)?.some((relation) => {
          const other = direction === "before" ? relation.predecessorId : relation.successorId;
          return ids.has(other) && !line.includes(other);
        }),
      );
    },
  };
}
