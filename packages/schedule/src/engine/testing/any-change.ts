import type { ChangeSet } from "../../change-set.ts";
import type { Network } from "../../network.ts";
import { anyProject, anyRelation, anyTask, type Known } from "../../testing/any-network.ts";
import { chance, integer, pick, type Rng } from "../../testing/seeded-rng.ts";

/** A change set as an editor or a merge makes them: mostly one field of one task or one relation, sometimes anything. */
export function anyChange(rng: Rng, network: Network): ChangeSet {
  const known: Known = {
    tasks: network.tasks.map(({ id }) => id),
    calendars: network.calendars.map(({ id }) => id),
    resources: network.resources.map(({ id }) => id),
  };
  const wild = { tame: chance(rng, 0.7) };
  const kind = integer(rng, 0, 99);
  const relationId = `l${integer(rng, 0, network.relations.length + 1)}`;
  const taskOrNothing = network.tasks.length === 0 ? undefined : pick(rng, network.tasks);
  if (kind < 50 && taskOrNothing !== undefined) {
    const other = anyTask(rng, taskOrNothing.id, known, wild);
    const kept = chance(rng, 0.9)
      ? { parentId: taskOrNothing.parentId, active: taskOrNothing.active }
      : {};
    const whole = { ...other, ...kept };
    const fields = Object.keys(whole).filter(() => chance(rng, 0.15)) as (keyof typeof whole)[];
    const patch = Object.fromEntries(fields.map((field) => [field, whole[field]]));
    const one = { ...taskOrNothing, ...patch };
    return { tasks: { put: chance(rng, 0.2) ? [{ ...whole, ...kept }] : [one] } };
  }
  if (kind < 75) return { relations: { put: [anyRelation(rng, relationId, known, wild)] } };
  if (kind < 88) return { relations: { remove: [relationId] } };
  if (kind < 89) {
    const id = `t${integer(rng, 0, known.tasks.length + 2)}`;
    return { tasks: { put: [anyTask(rng, id, known, wild)] } };
  }
  if (kind < 92 && taskOrNothing !== undefined) return comingTask(rng, network, known, wild);
  if (kind < 95 && taskOrNothing !== undefined) return goingTasks(rng, network);
  if (kind < 96) return { project: anyProject(rng, known, wild) };
  const many = () => anyRelation(rng, `l${integer(rng, 0, 30)}`, known, wild);
  return {
    tasks: { put: taskOrNothing ? [anyTask(rng, taskOrNothing.id, known, wild)] : [] },
    relations: { put: Array.from({ length: 4 }, many), remove: [relationId] },
  };
}

/** A task beside another one, mostly with a relation or two, as one who types a new row makes it. */
function comingTask(
  rng: Rng,
  network: Network,
  known: Known,
  wild: { readonly tame: boolean },
): ChangeSet {
  const ids = new Set(known.tasks);
  let number = known.tasks.length;
  while (ids.has(`t${number}`)) number++;
  const id = `t${number}`;
  const { parentId } = pick(rng, network.tasks);
  const near = { ...known, tasks: [id, ...known.tasks.slice(0, 3)] };
  const relations = Array.from({ length: integer(rng, 0, 2) }, () =>
    anyRelation(rng, `l${integer(rng, 0, network.relations.length + 1)}`, near, wild),
  );
  return {
    tasks: { put: [{ ...anyTask(rng, id, known, wild), parentId }] },
    relations: { put: relations },
  };
}

/** One task or two, with or without the relations that name them. */
function goingTasks(rng: Rng, network: Network): ChangeSet {
  const gone = new Set([pick(rng, network.tasks).id]);
  if (chance(rng, 0.3)) gone.add(pick(rng, network.tasks).id);
  const named = network.relations.filter(
    ({ predecessorId, successorId }) => gone.has(predecessorId) || gone.has(successorId),
  );
  const remove = chance(rng, 0.6) ? named.map(({ id }) => id) : [];
  return { tasks: { remove: [...gone] }, relations: { remove } };
}
