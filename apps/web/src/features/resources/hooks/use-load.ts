import { computeSchedule } from "@parley/schedule/compute-schedule.ts";
import type { Schedule } from "@parley/schedule/schedule.ts";
import {
  peopleNetwork,
  type PeopleNetwork,
  type PlanPerson,
} from "@parley/shared/schedule/people-network.ts";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  useFrame,
  useOrganisations,
  usePeople,
  usePlanState,
} from "../../../platform/collaboration/project-hooks.ts";
import { loadTable, type LoadTable } from "../model/load-table.ts";
import { useSettledPlan } from "./use-settled-plan.ts";

export type Load = {
  readonly people: PeopleNetwork;
  readonly schedule: Schedule;
  readonly table: LoadTable;
  readonly nameOf: (person: PlanPerson) => string;
};

/** Who has how much to do when; it follows the plan. */
export function useLoad(): Load {
  const { t, i18n } = useTranslation("resources");
  const plan = useSettledPlan();
  const frame = useFrame();
  const boundaries = usePlanState((state) => state.boundaries);
  const organisations = useOrganisations();
  const persons = usePeople();
  const nameOf = useCallback(
    ({ userId, name }: PlanPerson): string =>
      userId === null ? (name ?? "") : (persons.get(userId)?.name ?? t("formerPerson")),
    [persons, t],
  );
  const computed = useMemo(() => {
    const people = peopleNetwork(
      plan,
      frame,
      boundaries,
      (userId) => persons.get(userId)?.organisationId ?? null,
    );
    return { people, schedule: computeSchedule(people.network) };
  }, [plan, frame, boundaries, persons]);
  const table = useMemo(
    () =>
      loadTable(computed.people, computed.people.network, computed.schedule, {
        organisationIds: [...organisations.keys()],
        nameOf,
        compare: new Intl.Collator(i18n.language).compare,
      }),
    [computed, organisations, nameOf, i18n.language],
  );
  return useMemo(() => ({ ...computed, table, nameOf }), [computed, table, nameOf]);
}
