import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A secret of 160 bits for links and cookies. */
export const newToken = (): string => randomBytes(20).toString("base64url");

/** What is stored of a token: without salt, because a token cannot be guessed. */
export const hashToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/** Compares in a time that tells nothing about either. */
export function isSameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
