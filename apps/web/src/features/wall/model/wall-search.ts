import { organisationOf, textOf, type WallItem } from "./wall-item.ts";

/** Items whose text or company holds every word of the query, in the order given. */
export function searchItems(
  items: readonly WallItem[],
  query: string,
  nameOf: (organisationId: string) => string,
): readonly WallItem[] {
  const words = query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  return items.filter((item) => {
    const text = `${textOf(item)} ${nameOf(organisationOf(item))}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
