import { useTranslation } from "react-i18next";
import type { EditLabel } from "./edit-label.ts";

/** What was done, in the person's language. */
export function useLabelText(): (label: EditLabel) => string {
  const { t } = useTranslation();
  const say = t as unknown as (key: string, values: object) => string;
  return ({ key, values }) => say(key, { ...values });
}
