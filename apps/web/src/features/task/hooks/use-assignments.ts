import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type {
  PlacedAssignment,
  PlacedResource,
  PlacedTask,
} from "@parley/shared/documents/plan-row.ts";
import { suits } from "@parley/shared/documents/plan-resources.ts";
import type { Assignment } from "@parley/shared/documents/resource.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDispatch, usePlanState } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { resourceHome } from "../../../platform/resources/resource-home.ts";

export type TaskAssignment = PlacedAssignment & {
  /** null: it lies where I may not read. */
  readonly resource: PlacedResource["resource"] | null;
  /** Whether all who see the task see the resource: else it counts for nobody. */
  readonly counts: boolean;
};

/** Who works on a task, who could, and how to change it. */
export function useAssignments(placed: PlacedTask) {
  const session = useProjectSession();
  const dispatch = useDispatch();
  const { i18n } = useTranslation();
  const resources = usePlanState((state) => state.resources);
  const assignments = usePlanState((state) => state.assignments);
  const { task, ydocId } = placed;
  const own = useMemo(
    () =>
      [...assignments.values()].flatMap((each): TaskAssignment[] => {
        const { taskId, resourceId, removed } = each.assignment;
        const found = resources.get(resourceId);
        const resource = found?.resource ?? null;
        if (taskId !== task.id || removed || resource?.removed === true) return [];
        return [{ ...each, resource, counts: found !== undefined && suits(found, placed) }];
      }),
    [assignments, resources, task.id, placed],
  );
  const offered = useMemo(() => {
    const taken = new Set(own.map(({ assignment }) => assignment.resourceId));
    const { compare } = new Intl.Collator(i18n.language);
    return [...resources.values()]
      .filter(
        (each) => !each.resource.removed && suits(each, placed) && !taken.has(each.resource.id),
      )
      .map(({ resource }) => resource)
      .toSorted((a, b) => compare(a.name, b.name));
  }, [resources, own, placed, i18n.language]);

  const perform = (edits: EditGroup, did: string): void => {
    dispatch(edits, { key: `task:did.${did}`, values: { name: task.name } });
  };
  /** Assigns the resource of this name, which is made where there is none yet: both are one step of undo. */
  const assign = (typed: string): void => {
    const name = typed.trim().slice(0, 200);
    if (name === "") return;
    const known = offered.find((each) => each.name === name);
    if (known === undefined && own.some(({ resource }) => resource?.name === name)) return;
    const resourceId = known?.id ?? session.newId<EntityId>();
    const edits: EditGroup[number][] = [];
    if (known === undefined) {
      const lanes = session.lines.get().values();
      const home = resourceHome(lanes, placed.organisationId, placed.audience) ?? ydocId;
      const { userId } = session.facts.get().me;
      const fields = { name, createdBy: userId, createdAt: Date.now() };
      edits.push({ ydocId: home, edit: { type: "resource.create", id: resourceId, fields } });
    }
    const fields = { taskId: task.id, resourceId };
    const id = session.newId<EntityId>();
    edits.push({ ydocId, edit: { type: "assignment.create", id, fields } });
    perform(edits, "resourceAdd");
  };
  const set = (each: TaskAssignment, fields: Partial<Assignment>, did: string): void =>
    perform(
      [{ ydocId: each.ydocId, edit: { type: "assignment.set", id: each.assignment.id, fields } }],
      did,
    );
  return { own, offered, assign, set };
}
