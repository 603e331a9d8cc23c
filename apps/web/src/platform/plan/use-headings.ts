import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { addLanguage } from "../i18n/i18n.ts";
import type { PlanColumn } from "./plan-column.ts";

const COLUMNS: readonly PlanColumn[] = [
  "wbs",
  "name",
  "organisation",
  "assignee",
  "start",
  "finish",
  "duration",
  "float",
  "progress",
  "predecessors",
  "status",
  "constraint",
];
const LANGUAGES = ["en", "zh-CN"] as const;

/** Which column a pasted heading means, in lower case and in either language: a list may come from a colleague of another company. */
export function useHeadings(): (heading: string) => PlanColumn | null {
  const { t } = useTranslation("plan");
  useEffect(() => {
    for (const language of LANGUAGES) void addLanguage(language);
  }, []);
  return useMemo(() => {
    const names = (id: PlanColumn): readonly string[] =>
      LANGUAGES.map((lng) => t(`column.${id}`, { lng }).toLocaleLowerCase());
    return (heading) => COLUMNS.find((id) => id === heading || names(id).includes(heading)) ?? null;
  }, [t]);
}
