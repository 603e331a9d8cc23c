import {
  isSameBundle,
  putTasks,
  readTasks,
  takeTasks,
  type TaskBundle,
} from "@parley/shared/documents/move-tasks.ts";
import type { Touch } from "@parley/shared/documents/touch.ts";
import { LANE_PART_TASKS, type Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { TaskId, YdocId } from "@parley/shared/primitives/ids.ts";
import type { LogAuthor } from "../../collaboration/api.ts";
import { audit } from "../../db/audit.ts";
import { HttpError } from "../../platform/http/http-error.ts";
import { newYdocId, randomClientId } from "../../platform/random.ts";
import type { ServerContext } from "../../server-context.ts";
import { insertYdoc, ydocsOfProject, type YdocRow } from "../catalog/api.ts";
import type { Participant } from "../people/api.ts";
import { addToTaskCount } from "./lane-repository.ts";

type Context = Pick<ServerContext, "db" | "collaboration">;
type Lane = YdocRow & { readonly place: Extract<YdocRow["place"], { kind: "lane" }> };

const TRIES = 10;

/**
 * Moves tasks of the person's own organisation to its lane of an audience, with their ids and all that belongs to them. They are
 * copied first and taken away only if nobody has changed them meanwhile: an edit in between is copied as well, and none is lost.
 *
 * @throws HttpError `access.not-found` for a task that is not in the organisation's lanes, `request.conflict` where somebody
 *   changes them faster than they can be copied
 */
export async function moveTasks(
  context: Context,
  who: Participant,
  taskIds: readonly TaskId[],
  audience: Audience,
): Promise<void> {
  const { db, collaboration } = context;
  const all = await ydocsOfProject(db.read, who.projectId);
  const lanes = all.filter(
    (row): row is Lane =>
      row.place.kind === "lane" && row.place.organisationId === who.organisationId,
  );
  if (!lanes.some(({ place }) => place.audience === audience)) {
    throw new HttpError("request.invalid", { message: "There is no lane of this audience." });
  }
  const by: LogAuthor = {
    userId: who.userId,
    organisationId: who.organisationId,
    origin: "server",
  };
  const wanted = new Set<string>(taskIds);
  const sources: { lane: Lane; bundle: TaskBundle }[] = [];
  for (const lane of lanes) {
    const bundle = await look(context, lane, wanted, by);
    if (bundle.taskIds.length > 0) sources.push({ lane, bundle });
  }
  const found = new Set(sources.flatMap(({ bundle }) => bundle.taskIds));
  if (taskIds.some((id) => !found.has(id))) throw new HttpError("access.not-found");

  for (const { lane, bundle } of sources) {
    if (lane.place.audience === audience) continue;
    const target = await chooseTarget(context, who, audience, bundle.taskIds.length);
    await moveBetween(context, { source: lane.ydocId, target, bundle, by, audience });
    await db.transact(async (tx) => {
      await addToTaskCount(tx, lane.ydocId, -bundle.taskIds.length);
      await addToTaskCount(tx, target, bundle.taskIds.length);
      await audit(tx, {
        action: "tasks.moved",
        userId: who.userId,
        organisationId: who.organisationId,
        projectId: who.projectId,
        detail: { tasks: bundle.taskIds, from: lane.place.audience, to: audience },
      });
    });
  }
  await collaboration.catalogChanged(who.projectId);
}

const look = (
  { collaboration }: Context,
  { ydocId }: Lane,
  wanted: ReadonlySet<string>,
  by: LogAuthor,
): Promise<TaskBundle> =>
  collaboration.changeYdoc(ydocId, by, (ydoc) => ({
    value: readTasks(ydoc, wanted),
    update: null,
    touches: [],
  }));

async function moveBetween(
  { collaboration }: Context,
  move: {
    readonly source: YdocId;
    readonly target: YdocId;
    readonly bundle: TaskBundle;
    readonly by: LogAuthor;
    readonly audience: Audience;
  },
): Promise<void> {
  const { source, target, by, audience } = move;
  const wanted = new Set<string>(move.bundle.taskIds);
  const touches = move.bundle.taskIds.map((id): Touch => ({
    collection: "tasks",
    id,
    taskId: id,
    kind: "set",
    field: "audience",
    value: audience,
  }));
  let { bundle } = move;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const copied = bundle;
    await collaboration.changeYdoc(target, by, (ydoc) => ({
      value: null,
      update: putTasks(ydoc, copied, randomClientId()),
      touches: attempt === 0 ? touches : [],
    }));
    const outcome = await collaboration.changeYdoc(source, by, (ydoc) => {
      const now = readTasks(ydoc, wanted);
      if (!isSameBundle(now, copied)) return { value: now, update: null, touches: [] };
      return { value: null, update: takeTasks(ydoc, now, randomClientId()), touches };
    });
    if (outcome === null) return;
    bundle = outcome;
  }
  throw new HttpError("request.conflict");
}

/** The first part with room; a new one is begun when there is none. */
async function chooseTarget(
  { db, collaboration }: Context,
  { projectId, organisationId }: Participant,
  audience: Audience,
  tasks: number,
): Promise<YdocId> {
  const rows = await ydocsOfProject(db.read, projectId);
  const parts = rows.filter(
    ({ place }) =>
      place.kind === "lane" &&
      place.organisationId === organisationId &&
      place.audience === audience,
  );
  const roomy = parts.find(({ taskCount }) => taskCount + tasks <= LANE_PART_TASKS);
  if (roomy !== undefined) return roomy.ydocId;
  const ydocId = newYdocId();
  const numbers = parts.map(({ place }) => (place.kind === "lane" ? place.part : 0));
  const part = Math.max(-1, ...numbers) + 1;
  await db.transact((tx) =>
    insertYdoc(tx, { ydocId, projectId, place: { kind: "lane", organisationId, audience, part } }),
  );
  await collaboration.catalogChanged(projectId);
  return ydocId;
}
