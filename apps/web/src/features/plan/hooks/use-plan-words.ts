import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { TextContext } from "../model/cell-text.ts";

/** The same words stand in thousands of cells. */
function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}

/** Between what lies in the plan and what a person reads and types. */
export function useTextContext(today: string): TextContext {
  const { t } = useTranslation(["plan", "common"]);
  const formats = useFormats();
  const facts = useFacts();
  const plan = usePlan();
  return useMemo(() => {
    const year = today.slice(0, 4);
    const day = remembered((date: string) =>
      date.startsWith(year) ? formats.planDay(date) : formats.planDate(date),
    );
    return {
      plan,
      personName: (id) => facts.people.get(id)?.name ?? null,
      organisationName: (id) => facts.participants.get(id)?.name ?? "",
      statusName: remembered((status) => t(`common:status.${status}`)),
      unitName: remembered((unit) => t(`plan:unit.${unit}`)),
      day: (local) => day(local.slice(0, 10)),
      constraintName: remembered((type) => t(`plan:constraint.${type}`)),
      unseen: t("plan:unseen"),
    };
  }, [t, formats, facts, plan, today]);
}
