import type { Edit } from "@parley/shared/documents/edit.ts";
import { newEntityId, type EntityId, type TaskId } from "@parley/shared/primitives/ids.ts";
import type { Person } from "./test-company.ts";

const rng = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!;

export const newId = (): EntityId => newEntityId(rng);

export const newTask = (person: Person, name: string): Edit & { id: TaskId } => ({
  type: "task.create",
  id: newEntityId<TaskId>(rng),
  fields: { name, createdBy: person.userId },
});

export const newObject = (
  { userId, organisationId }: Person,
  type: "note" | "frame",
  text: string,
  place: object = {},
): Edit & { id: EntityId } => ({
  type: "object.create",
  id: newId(),
  fields: { type, text, createdBy: userId, organisationId, ...place },
});

export const rename = (id: TaskId, name: string): Edit => ({
  type: "task.set",
  id,
  fields: { name },
});
