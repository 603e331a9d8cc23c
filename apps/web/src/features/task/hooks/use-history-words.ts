import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { EntityId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import { useFrame, usePeople, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { durationIn } from "@parley/shared/schedule/duration-text.ts";
import type { HistoryLine } from "../model/history-lines.ts";

const DATES: ReadonlySet<string> = new Set([
  "start",
  "finish",
  "deadline",
  "constraintDate",
  "actualStart",
  "actualFinish",
  "resume",
]);
const KNOWN: ReadonlySet<string> = new Set([
  ...DATES,
  "name",
  "parentId",
  "milestone",
  "duration",
  "remainingDuration",
  "levellingDelay",
  "splits",
  "durationUnit",
  "elapsed",
  "estimated",
  "progress",
  "status",
  "columnId",
  "assigneeId",
  "assigneeName",
  "mode",
  "constraintType",
  "priority",
  "calendarId",
  "ignoresResourceCalendars",
]);

/** Says one line of history in the person's language, with values as the rest of the screen writes them. */
export function useHistoryWords(): (line: HistoryLine) => string {
  const { t } = useTranslation("task");
  const formats = useFormats();
  const frame = useFrame();
  const people = usePeople();
  const plan = usePlan();
  return useCallback(
    (line) => {
      const nameOf = (id: string): string => {
        const row = plan.byId.get(id);
        if (row === undefined) return t("link.hidden");
        return row.kind === "task" ? `${row.wbs} ${row.task.name}` : row.phase.name;
      };
      const valueOf = (field: string, value: string | number | boolean): string => {
        if (typeof value === "boolean") return t(value ? "history.yes" : "history.no");
        if (DATES.has(field)) return formats.planDate(String(value));
        switch (field) {
          case "status":
            return t(`common:status.${value as "done"}`);
          case "progress":
            return `${value} %`;
          case "columnId":
            return frame.columns.get(value as EntityId)?.name ?? t("history.gone");
          case "calendarId":
            return frame.calendars.get(value as EntityId)?.name ?? t("history.gone");
          case "assigneeId":
            return people.get(value as UserId)?.name ?? t("field.someone");
          case "parentId":
            return nameOf(value as TaskId);
          case "constraintType":
            return t(`constraint.${value as "ASAP"}`);
          case "mode":
            return t(value === "manual" ? "history.manual" : "history.auto");
          case "splits":
            return formats.number(String(value).split(",").length);
          case "levellingDelay":
            return `${formats.number(durationIn(Number(value), "d", true))} ${t("unit.d")}`;
          case "duration":
          case "remainingDuration":
            return `${formats.number(durationIn(Number(value), "d", false))} ${t("unit.d")}`;
          case "durationUnit":
            return t(`unit.${value as "d"}`);
          default:
            return String(value);
        }
      };
      switch (line.kind) {
        case "field": {
          const custom = line.field.startsWith("x:");
          const field = custom
            ? (frame.fields.get(line.field.slice(2) as EntityId)?.name ?? t("history.customField"))
            : t(
                KNOWN.has(line.field)
                  ? `history.field.${line.field as "name"}`
                  : "history.field.other",
              );
          return line.value === null
            ? t("history.cleared", { field })
            : t("history.set", { field, value: valueOf(line.field, line.value) });
        }
        case "description":
          return t("history.description", { inserted: line.inserted, deleted: line.deleted });
        case "link-added":
          return t("history.link-added", {
            task: line.predecessorId === null ? t("link.hidden") : nameOf(line.predecessorId),
          });
        case "resource-added": {
          const known = plan.resources.get(line.resourceId as EntityId);
          return t("history.resource-added", { name: known?.resource.name ?? t("history.gone") });
        }
        case "check-added":
        case "check-changed":
          return t(`history.${line.kind}`, { text: line.text });
        default:
          return t(`history.${line.kind}`);
      }
    },
    [t, formats, frame, people, plan],
  );
}
