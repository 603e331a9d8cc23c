import { hash, verify } from "@node-rs/argon2";

/** OWASP's second choice for argon2id: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same password typed on two keyboards may differ in bytes only. */
const normal = (password: string): string => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let stranger: Promise<string> | null = null;

/**
 * Whether the password is the one behind the hash. Without a hash (nobody has that address) the same work is done, so that the
 * time tells nothing.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword("nobody has this password");
  const right = await verify(stored ?? (await stranger), normal(password));
  return stored !== null && right;
}

export const LEAST_PASSWORD = 10;

const wellKnown =
  /^(?:(?:123456|abcdef|password|passw0rd|qwerty|asdfgh|letmein|welcome|iloveyou|admin|parley|changeme|secret)[\d!@#$%^&*._-]*)+$/i;

/** Length counts most; what everybody tries first and what the person's own facts say is refused. */
export function isWeakPassword(password: string, facts: readonly string[]): boolean {
  const text = normal(password);
  const lower = text.toLowerCase();
  if (Array.from(text).length < LEAST_PASSWORD) return true;
  if (new Set(lower).size < 5) return true;
  if (wellKnown.test(lower)) return true;
  return facts.some((fact) => fact.length >= 4 && lower === fact.toLowerCase());
}
