/** Puts user ids where the body of a demo comment has people's keys. A key that is not known is a fault of the demo data. */
export function withUserIds(body: string, userIdOf: (personKey: string) => string): string {
  return body.replace(
    /@\[([^\]]*)\]\(([^)]*)\)/g,
    (_, name: string, key: string) => `@[${name}](${userIdOf(key)})`,
  );
}
