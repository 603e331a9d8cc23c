import type { UserId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { isUniqueViolation } from "../../db/database-error.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import { hashPassword, isWeakPassword } from "../sessions/api.ts";
import { insertUser, type NewUser } from "./user-repository.ts";

export type Registrant = Omit<NewUser, "passwordHash"> & { readonly password: string };

/** @throws HttpError `auth.password-weak` */
export async function hashNewPassword(password: string, facts: readonly string[]): Promise<string> {
  if (isWeakPassword(password, facts)) throw new HttpError("auth.password-weak");
  return hashPassword(password);
}

/**
 * The slow part first, and outside of any transaction.
 *
 * @throws HttpError `auth.password-weak`
 */
export async function prepareUser({ password, ...user }: Registrant): Promise<NewUser> {
  const facts = [user.email, user.email.split("@", 1)[0] ?? "", user.name];
  return { ...user, passwordHash: await hashNewPassword(password, facts) };
}

/** @throws HttpError `auth.email-taken` */
export async function createUser(tx: Writer, user: NewUser): Promise<UserId> {
  try {
    return await insertUser(tx, user);
  } catch (error) {
    if (isUniqueViolation(error, "users_email")) throw new HttpError("auth.email-taken");
    throw error;
  }
}
