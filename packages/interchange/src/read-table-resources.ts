import { blankPlanAssignment, blankPlanResource } from "./blank-plan-task.ts";
import type { PlanAssignment, PlanResource } from "./plan-file.ts";
import { parseNumber } from "./read-table-duration.ts";

const UNITS = /^(.+?)\s*[[【](.+?)\s*%?[\]】]$/s;
const MOST = 200;
const LONGEST = 500;

/** `Anna[50%], Bo`: names with the share of their time. */
export function parseResources(
  text: string,
  decimal: "." | "," | null,
): { readonly name: string; readonly units: number }[] {
  return text
    .split(/[;\n；]/.test(text) ? /[;\n；]/ : /[,，、]/, MOST)
    .map((part) => part.trim().replace(/\s+/g, " "))
    .filter((part) => part !== "")
    .map((part) => {
      const match = part.length > LONGEST ? null : UNITS.exec(part);
      const share = match === null ? null : parseNumber(match[2]!, decimal);
      if (share === null || !(share.value >= 0 && share.value <= 1_000_000))
        return { name: part, units: 1 };
      // Without a sign of percent it is an amount of material.
      return { name: match![1]!, units: part.includes("%") ? share.value / 100 : share.value };
    });
}

/** Collects the people and companies of a table; the company of a row is the group of its resources, or the resource itself. */
export function createResources(decimal: "." | "," | null) {
  const resources = new Map<string, PlanResource>();
  const assignments: PlanAssignment[] = [];
  const uidOf = (name: string, group: string) => {
    const key = `${group}\n${name}`;
    let resource = resources.get(key);
    if (resource === undefined) {
      resource = blankPlanResource(resources.size + 1, { name, group });
      resources.set(key, resource);
    }
    return resource.uid;
  };
  return {
    assign(taskUid: number, names: string, organisation: string) {
      const people = parseResources(names, decimal);
      const all =
        people.length > 0 || organisation === "" ? people : [{ name: organisation, units: 1 }];
      for (const { name, units } of all)
        assignments.push(
          blankPlanAssignment(assignments.length + 1, taskUid, uidOf(name, organisation), {
            units,
          }),
        );
    },
    all: () => ({ list: [...resources.values()], assignments }),
  };
}
