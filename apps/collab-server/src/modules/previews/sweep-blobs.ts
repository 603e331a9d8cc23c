import type { ServerContext } from "../../server-context.ts";
import { deleteBlobRow, unnamedBlobs } from "./preview-repository.ts";

/** What a commit has kept but not noted yet is younger than this. */
const ORPHAN_MS = 86_400_000;
const AT_ONCE = 1_000;

/** Blobs that nothing names any more, or never did: a commit that broke off between keeping and noting (SPEC U9). */
export async function sweepBlobs({
  db,
  blobs,
  clock,
}: Pick<ServerContext, "db" | "blobs" | "clock">): Promise<void> {
  const old: string[] = [];
  for await (const { sha256, keptAt } of blobs.list()) {
    if (clock() - keptAt > ORPHAN_MS) old.push(sha256);
  }
  for (let begin = 0; begin < old.length; begin += AT_ONCE) {
    for (const sha256 of await unnamedBlobs(db.read, old.slice(begin, begin + AT_ONCE))) {
      await db.transact((tx) => deleteBlobRow(tx, sha256));
      await blobs.remove(sha256);
    }
  }
}
