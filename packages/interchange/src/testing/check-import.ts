import { buildLaneUpdate } from "@parley/shared/documents/build-lane-update.ts";
import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { fileUids } from "../file-uids.ts";
import { mapPlan } from "../plan-mapping.ts";
import { readMspdi } from "../read-mspdi.ts";
import { writeMspdi } from "../write-mspdi.ts";
import { bytesOf } from "./plan-xml.ts";

const AUTHOR = "01980000-0000-7000-8000-000000000001" as UserId;

/** Where two plain values begin to differ, and how. */
function differenceOf(a: unknown, b: unknown, path = ""): string | null {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    const [was, is] = [JSON.stringify(a), JSON.stringify(b)];
    return was === is ? null : `${path}: ${was} became ${is}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [was, is] = [a, b].map((value) => (value as Readonly<Record<string, unknown>>)[key]);
    const difference = differenceOf(was, is, `${path}/${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

/**
 * Takes a file all the way into ydocs, and writes it and reads it again. Whatever the bytes: either they are refused with a code, or
 * every ydoc accepts what was read and the round trip changes nothing.
 *
 * @returns whether it was read
 */
export async function checkImport(bytes: Uint8Array): Promise<boolean> {
  const read = await readMspdi(bytes, { limits: { text: 100_000 } });
  if (!read.ok) {
    if (!/^import\.[a-z-]+$/.test(read.error.code) || read.error.detail === "")
      throw new Error("an error without code or words");
    return false;
  }
  const { plan } = read.value;
  const rng = seededRng(1);
  const mapped = mapPlan(
    plan,
    {
      by: "branch",
      audience: "everyone",
      assignments: [{ key: "1", organisationId: "b" as OrganisationId }],
      rest: "a" as OrganisationId,
    },
    {
      importingOrganisationId: "a" as OrganisationId,
      rng,
      withCalendars: true,
      withSettings: true,
    },
  );
  for (const part of mapped.lanes.flatMap((lane) => lane.parts)) {
    const lane = buildLaneUpdate(part, { createdBy: AUTHOR, at: 1_800_000_000_000, clientId: 7 });
    if (!lane.ok) throw new Error(`${lane.error.code}: ${lane.error.detail}`);
  }
  const edits = mapped.calendars.map(
    ({ id, ...fields }) => ({ type: "calendar.create", id, fields }) as const,
  );
  const frame = buildYdoc({ kind: "frame", edits }, 7);
  if (!frame.ok) throw new Error(`${frame.error.code}: ${frame.error.detail}`);
  const again = await readMspdi(bytesOf([...writeMspdi(plan)].join("")));
  if (!again.ok) throw new Error(`read back: ${again.error.detail}`);
  const difference = differenceOf(
    { ...fileUids(plan), encoding: "" },
    { ...again.value.plan, encoding: "" },
  );
  if (difference !== null) throw new Error(`round trip: ${difference}`);
  return true;
}
