import { isEntityId, isPlainText, isUuid } from "./field-rule.ts";
import type { Comment } from "./task.ts";

export const COMMENT_BODY_MAX = 10_000;
const COMMENT_KEYS: ReadonlySet<string> = new Set([
  "id",
  "taskId",
  "body",
  "authorId",
  "organisationId",
  "at",
  "amends",
  "withdrawn",
]);
export const COMMENT_SAYS = `plain object {${[...COMMENT_KEYS].join()}} body ≤ ${COMMENT_BODY_MAX}`;

/** Own keys of a plain object only: a decoded key `__proto__` would otherwise lend it fields that are not there. */
export function isComment(value: unknown, id: string): value is Comment {
  if (typeof value !== "object" || value === null) return false;
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  if (!Reflect.ownKeys(value).every((key) => typeof key === "string" && COMMENT_KEYS.has(key)))
    return false;
  const comment = value as Record<string, unknown>;
  return (
    comment["id"] === id &&
    isEntityId(id) &&
    isEntityId(comment["taskId"]) &&
    isPlainText(comment["body"], COMMENT_BODY_MAX) &&
    isUuid(comment["authorId"]) &&
    isUuid(comment["organisationId"]) &&
    Number.isSafeInteger(comment["at"]) &&
    (comment["at"] as number) >= 0 &&
    (!("amends" in comment) || isEntityId(comment["amends"])) &&
    (!("withdrawn" in comment) || (comment["withdrawn"] === true && "amends" in comment))
  );
}
