import {
  isSameObjects,
  putObjects,
  readObjects,
  takeObjects,
  type ObjectBundle,
} from "@parley/shared/documents/move-objects.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { canCreateWallObject, canSetWallObject } from "@parley/shared/permissions/wall-policy.ts";
import type { EntityId, WallId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { LogAuthor } from "../../collaboration/api.ts";
import { audit } from "../../db/audit.ts";
import { enforce, found, HttpError } from "../../platform/http/http-error.ts";
import { randomClientId } from "../../platform/random.ts";
import type { ServerContext } from "../../server-context.ts";
import { readableYdocs } from "../catalog/api.ts";
import type { Participant } from "../people/api.ts";

const TRIES = 10;

/**
 * Moves objects from the person's own private area to the wall that everybody sees, with their ids, authors and times. They are
 * copied first and taken away only if nobody has changed them meanwhile, so that no edit is lost.
 *
 * @throws HttpError `access.not-found` for a wall or an object that is not there, `request.conflict` where somebody changes them
 *   faster than they can be copied
 */
export async function revealObjects(
  { db, collaboration }: Pick<ServerContext, "db" | "collaboration">,
  who: Participant,
  wallId: WallId,
  objectIds: readonly EntityId[],
): Promise<void> {
  const readable = await readableYdocs(db.read, who, who.projectId);
  const ofWall = readable.filter(({ place }) => "wallId" in place && place.wallId === wallId);
  const area = found(ofWall.find(({ place }) => place.kind === "wall-area"));
  const wall = found(ofWall.find(({ place }) => place.kind === "wall"));
  const by: LogAuthor = {
    userId: who.userId,
    organisationId: who.organisationId,
    origin: "server",
  };
  const wanted = new Set<string>(objectIds);
  const bundle = await collaboration.changeYdoc(area.ydocId, by, (ydoc) => ({
    value: readObjects(ydoc, wanted),
    update: null,
    touches: [],
  }));
  if (bundle.size < wanted.size) throw new HttpError("access.not-found");
  for (const { type, createdBy, organisationId } of bundle.values()) {
    const object = {
      type: String(type),
      createdBy: String(createdBy),
      organisationId: String(organisationId),
    };
    enforce(canSetWallObject(who, area.place, object));
    enforce(canCreateWallObject(who, wall.place, object.type));
  }
  await moveToWall(collaboration, { area: area.ydocId, wall: wall.ydocId, by, bundle });
  await db.transact((tx) =>
    audit(tx, {
      action: "wall.revealed",
      userId: who.userId,
      organisationId: who.organisationId,
      projectId: who.projectId,
      detail: { wallId, objects: objectIds },
    }),
  );
}

/** @throws HttpError `request.conflict` where somebody changes the objects faster than they can be copied */
export async function moveToWall(
  collaboration: ServerContext["collaboration"],
  move: {
    readonly area: YdocId;
    readonly wall: YdocId;
    readonly by: LogAuthor;
    readonly bundle: ObjectBundle;
  },
): Promise<void> {
  const { area, wall, by } = move;
  const wanted = new Set(move.bundle.keys());
  const touches = [...wanted].map((id): Touch => ({
    collection: "objects",
    id,
    kind: "set",
    field: "revealed",
    value: true,
  }));
  let { bundle } = move;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const copied = bundle;
    await collaboration.changeYdoc(wall, by, (ydoc) => ({
      value: null,
      update: putObjects(ydoc, copied, randomClientId()),
      touches: attempt === 0 ? touches : [],
    }));
    const changed = await collaboration.changeYdoc<ObjectBundle | null>(area, by, (ydoc) => {
      const now = readObjects(ydoc, wanted);
      if (!isSameObjects(now, copied)) return { value: now, update: null, touches: [] };
      return { value: null, update: takeObjects(ydoc, now, randomClientId()), touches };
    });
    if (changed === null) return;
    bundle = changed;
  }
  throw new HttpError("request.conflict");
}
