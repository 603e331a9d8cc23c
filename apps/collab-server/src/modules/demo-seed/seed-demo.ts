import { buildYdoc } from "@parley/shared/documents/build-ydoc.ts";
import type { Edit, TaskPatch } from "@parley/shared/documents/edit.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { OrganisationId, ProjectId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Writer } from "../../db/database.ts";
import { randomClientId } from "../../platform/random.ts";
import { insertFirstUpdate, ydocsOfProject } from "../catalog/api.ts";
import { withUserIds, type Demo, type DemoLane, type DemoProject } from "../demo/api.ts";
import { joinProject } from "../participants/api.ts";
import { insertPerson } from "../people/api.ts";
import { createProject } from "../projects/api.ts";
import { insertOrganisations, insertUsers } from "./demo-repository.ts";

type Ids = {
  readonly user: (key: string) => UserId;
  readonly organisation: (key: string) => OrganisationId;
};

/** Puts the demo into an empty database, as if its people had written it. */
export async function writeDemo(tx: Writer, demo: Demo, passwordHash: string): Promise<void> {
  const organisations = await insertOrganisations(tx, demo.organisations);
  const users = await insertUsers(tx, demo.people, passwordHash, organisations);
  const ids: Ids = {
    user: lookup(users, "person"),
    organisation: lookup(organisations, "company"),
  };
  for (const project of demo.projects) await seedProject(tx, project, ids);
}

const lookup =
  <T>(known: ReadonlyMap<string, T>, noun: string) =>
  (key: string): T => {
    const id = known.get(key);
    if (id === undefined) throw new Error(`the demo has no ${noun} ${key}`);
    return id;
  };

async function seedProject(tx: Writer, project: DemoProject, ids: Ids): Promise<void> {
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
}

function laneEdits(lane: DemoLane, ids: Ids): Edit[] {
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
  const comments = lane.comments.map(({ author, organisation, body, ...comment }): Edit => ({
    type: "comment.add",
    comment: {
      ...comment,
      body: withUserIds(body, ids.user),
      authorId: ids.user(author),
      organisationId: ids.organisation(organisation),
    },
  }));
  return [...tasks, ...relations, ...checks, ...comments];
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
