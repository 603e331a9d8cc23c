import type { Database, Reader } from "../../db/database.ts";
import type { BlobStore } from "../../platform/blob-store/blob-store.ts";
import { systemRng } from "../../platform/random.ts";
import type { Settings } from "../../platform/settings.ts";
import { buildDemo, type Demo } from "../demo/api.ts";
import { hashPassword, type DemoAccount } from "../sessions/api.ts";
import { isUnused, knownEmails } from "./demo-repository.ts";
import { writeDemo } from "./seed-demo.ts";

/** Public knowledge: shown on the sign-in page of a demo. */
export const DEMO_PASSWORD = "plan-together";

/**
 * Puts the demo into a database that nobody has used yet, where the settings want one.
 *
 * @returns the accounts to offer for trying; null where there is no demo
 */
export async function seedDemo(
  db: Database,
  blobs: BlobStore,
  settings: Pick<Settings, "demo">,
  onProgress: (step: string) => void,
): Promise<readonly DemoAccount[] | null> {
  if (!settings.demo) return null;
  const demo = buildDemo({ today: new Date(), rng: systemRng });
  if (await isUnused(db.read)) {
    onProgress("Putting in the demo projects");
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await db.transact((tx) => writeDemo(tx, blobs, demo, passwordHash));
  }
  return offeredAccounts(db.read, demo);
}

/** Those of the demo's people who are still in the database. */
async function offeredAccounts(
  db: Reader,
  { people, organisations }: Demo,
): Promise<readonly DemoAccount[] | null> {
  const offered = people.filter((person) => person.offered);
  const known = await knownEmails(
    db,
    offered.map(({ email }) => email),
  );
  const accounts = offered
    .filter(({ email }) => known.has(email))
    .map(({ email, name, language, memberships }) => ({
      email,
      name,
      language,
      password: DEMO_PASSWORD,
      organisation:
        organisations.find(({ key }) => key === memberships[0]?.organisation)?.name ?? "",
    }));
  return accounts.length === 0 ? null : accounts;
}
