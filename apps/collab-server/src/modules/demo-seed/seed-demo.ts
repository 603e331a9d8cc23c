import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import type { Edit, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import type { BlobStore } from "../../platform/blob-store/blob-store.ts";
import { randomClientId } from "../../platform/random.ts";
import { insertFirstUpdate, ydocsOfProject } from "../catalog/api.ts";
import {
  withUserIds,
  type Demo,
  type DemoLane,
  type DemoProject,
  type DemoWall,
} from "../demo/api.ts";
import { joinProject } from "../participants/api.ts";
import { insertPerson } from "../people/api.ts";
import { createProject } from "../projects/api.ts";
import { createSpec } from "../specs/api.ts";
import { createWall } from "../walls/api.ts";
import { insertOrganisations, insertUsers } from "./demo-repository.ts";
import type { DemoIds } from "./demo-ids.ts";
import { seedFile } from "./seed-files.ts";

/** Puts the demo into an empty database, as if its people had written it. */
export async function writeDemo(
  tx: Writer,
  blobs: BlobStore,
  demo: Demo,
  passwordHash: string,
): Promise<void> {
  const organisations = await insertOrganisations(tx, demo.organisations);
  const users = await insertUsers(tx, demo.people, passwordHash, organisations);
  const ids: DemoIds = {
    user: lookup(users, "person"),
    organisation: lookup(organisations, "company"),
  };
  for (const project of demo.projects) await seedProject(tx, blobs, project, ids);
}

const lookup =
  <T>(known: ReadonlyMap<string, T>, noun: string) =>
  (key: string): T => {
    const id = known.get(key);
    if (id === undefined) throw new Error(`the demo has no ${noun} ${key}`);
    return id;
  };

async function seedProject(
  tx: Writer,
  blobs: BlobStore,
  project: DemoProject,
  ids: DemoIds,
): Promise<void> {
  const colours = new Map(project.participants.map((one) => [one.organisation, one.colour]));
  const { projectId, roleIds } = await createProject(tx, {
    name: project.name,
    timeZone: project.timeZone,
    hostOrganisationId: ids.organisation(project.host),
    language: "en",
    createdBy: null,
    origin: "demo",
    frame: project.frame,
    hostColour: colours.get(project.host) ?? 1,
  });
  for (const { organisation, colour } of project.participants) {
    await joinProject(tx, projectId, ids.organisation(organisation), colour);
  }
  for (const { person, organisation, role } of project.people) {
    await insertPerson(tx, {
      projectId,
      organisationId: ids.organisation(organisation),
      userId: ids.user(person),
      roleId: roleIds[role],
    });
  }
  for (const lane of project.lanes) {
    const organisationId = ids.organisation(lane.organisation);
    const place = { kind: "lane", organisationId, audience: lane.audience, part: 0 } as const;
    const author = lane.tasks[0]?.createdBy;
    await fill(tx, projectId, place, author === undefined ? null : ids.user(author), {
      edits: laneEdits(lane, ids),
      descriptions: lane.tasks.flatMap(({ id, description }) =>
        description.length === 0 ? [] : [{ taskId: id, paragraphs: description }],
      ),
    });
  }
  for (const { organisation, audience, entries } of project.ledgers) {
    const place = {
      kind: "ledger",
      organisationId: ids.organisation(organisation),
      audience,
    } as const;
    const edits = entries.map(({ taskId, ...fields }): Edit => ({
      type: "ledger.set",
      taskId,
      fields,
    }));
    await fill(tx, projectId, place, null, { edits });
  }
  for (const wall of project.walls ?? []) await seedWall(tx, projectId, wall, ids);
  for (const file of project.files ?? []) await seedFile(tx, blobs, projectId, file, ids);
  for (const { organisation, author, ...spec } of project.specs ?? [])
    await createSpec(tx, {
      ...spec,
      projectId,
      organisationId: ids.organisation(organisation),
      createdBy: ids.user(author),
    });
}

async function seedWall(
  tx: Writer,
  projectId: ProjectId,
  wall: DemoWall,
  ids: DemoIds,
): Promise<void> {
  const authorship = (one: { readonly author: string; readonly organisation: string }) => ({
    createdBy: ids.user(one.author),
    organisationId: ids.organisation(one.organisation),
  });
  const create = ({ id, fields, ...one }: DemoWall["objects"][number]): Edit => ({
    type: "object.create",
    id,
    fields: { ...fields, ...authorship(one) },
  });
  const organisationId = ids.organisation(wall.organisation);
  const build = (edits: readonly Edit[], of: OrganisationId) => {
    const built = buildYdoc({ kind: "wall", edits }, randomClientId());
    if (!built.ok) throw new Error(`demo: ${built.error.code} ${built.error.detail}`);
    const { update, touches } = built.value;
    const by = { userId: null, organisationId: of, origin: "demo" } as const;
    return { update, touches, by };
  };
  const shared = wall.objects.filter(({ isPrivate }) => !isPrivate).map(create);
  const reactions = wall.reactions.map(({ id, targetId, kind, ...one }): Edit => ({
    type: "reaction.create",
    id,
    fields: { targetId, kind, ...authorship(one) },
  }));
  const wallId = await createWall(tx, {
    projectId,
    name: wall.name,
    organisationId,
    createdBy: null,
    first: build([...shared, ...reactions], organisationId),
  });
  const hidden = Map.groupBy(
    wall.objects.filter(({ isPrivate }) => isPrivate),
    ({ organisation }) => ids.organisation(organisation),
  );
  const ydocs = await ydocsOfProject(tx, projectId);
  for (const [owner, objects] of hidden) {
    const area = ydocs.find(
      ({ place }) =>
        place.kind === "wall-area" && place.wallId === wallId && place.organisationId === owner,
    );
    if (area === undefined) throw new Error("demo: no private area to fill");
    await insertFirstUpdate(tx, area.ydocId, build(objects.map(create), owner));
  }
}

function laneEdits(lane: DemoLane, ids: DemoIds): Edit[] {
  const tasks = lane.tasks.map(({ id, fields, createdBy, assignee }): Edit => {
    const patch: TaskPatch = {
      ...fields,
      createdBy: ids.user(createdBy),
      assigneeId: assignee === null ? null : ids.user(assignee),
    };
    return { type: "task.create", id, fields: patch };
  });
  const relations = lane.relations.map(({ id, ...fields }): Edit => ({
    type: "relation.create",
    id,
    fields,
  }));
  const checks = lane.checks.map(({ id, ...fields }): Edit => ({
    type: "check.create",
    id,
    fields,
  }));
  const givers = new Map(lane.tasks.map(({ id, createdBy }) => [id, createdBy]));
  const promises = lane.promises.map(({ id, ...fields }): Edit => ({
    type: "promise.create",
    id,
    fields: { ...fields, createdBy: ids.user(givers.get(fields.taskId)!) },
  }));
  const comments = lane.comments.map(({ author, organisation, body, ...comment }): Edit => ({
    type: "comment.add",
    comment: {
      ...comment,
      body: withUserIds(body, ids.user),
      authorId: ids.user(author),
      organisationId: ids.organisation(organisation),
    },
  }));
  return [...tasks, ...relations, ...checks, ...promises, ...comments];
}

/** The lane or ledger lies in the catalog since its organisation joined; it is still empty. */
async function fill(
  tx: Writer,
  projectId: ProjectId,
  place: Extract<YdocPlace, { kind: "lane" | "ledger" }>,
  userId: UserId | null,
  content: Omit<Parameters<typeof buildYdoc>[0], "kind">,
): Promise<void> {
  const built = buildYdoc({ kind: place.kind, ...content }, randomClientId());
  if (!built.ok) throw new Error(`demo: ${built.error.code} ${built.error.detail}`);
  const { update, touches } = built.value;
  const by = { userId, organisationId: place.organisationId, origin: "demo" } as const;
  const present = (await ydocsOfProject(tx, projectId)).find(
    (ydoc) => JSON.stringify(ydoc.place) === JSON.stringify(place),
  );
  if (present === undefined) throw new Error(`demo: no ${place.audience} ${place.kind} to fill`);
  await insertFirstUpdate(tx, present.ydocId, { update, touches, by });
}
