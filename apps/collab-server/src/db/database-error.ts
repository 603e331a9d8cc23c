/** PostgreSQL's own error, from under the layers that drizzle and the pool put around it. */
function causeWithCode(error: unknown): { code: string; constraint?: string } | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ("code" in inner && typeof inner.code === "string") {
      return inner as unknown as { code: string; constraint?: string };
    }
  }
  return null;
}

/** Somebody else was faster: a row with this key is there already. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const cause = causeWithCode(error);
  return cause?.code === "23505" && (constraint === undefined || cause.constraint === constraint);
}

/** `disk_full` and what the operating system says when PostgreSQL or we cannot write. */
export const isDiskFull = (error: unknown): boolean =>
  ["53100", "ENOSPC", "EDQUOT"].includes(causeWithCode(error)?.code ?? "");

export const isStillReferenced = (error: unknown): boolean =>
  causeWithCode(error)?.code === "23503";
