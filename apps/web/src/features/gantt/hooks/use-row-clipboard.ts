import type { TaskId, EntityId } from "@parley/shared/primitives/ids.ts";
import { useMemo, type ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { parseTsv, pastedRows, writeTsv } from "../../../platform/plan/clipboard-rows.ts";
import {
  COPIED_TASKS_TYPE,
  copiedEdits,
  copiedRelations,
  copiesOf,
  copyTasks,
  readCopied,
  type CopiedTasks,
} from "../../../platform/plan/copied-tasks.ts";
import { pasteEdits } from "../../../platform/plan/paste-edits.ts";
import type { PlanColumn } from "../../../platform/plan/plan-column.ts";
import { spotBelow } from "../../../platform/plan/row-moves.ts";
import { useCellContext } from "../../../platform/plan/use-cell-context.ts";
import { useHeadings } from "../../../platform/plan/use-headings.ts";
import { useMakeTasks, type MadeTask } from "../../../platform/plan/use-make-tasks.ts";
import type { TreeActions } from "../../../platform/plan/use-tree-actions.ts";
import { showToast } from "../../../ui/toast-store.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import type { RowTexts } from "./use-row-texts.ts";

/** As the table of the Gantt shows them. */
const COLUMNS = ["wbs", "name", "organisation", "start", "finish", "duration", "float"] as const;
/** What is taken from the clipboard; the rest is left where it was. */
const READ: readonly PlanColumn[] = [
  "wbs",
  "name",
  "duration",
  "start",
  "finish",
  "progress",
  "assignee",
  "status",
];

export type RowClipboard = {
  readonly copy: (event: ClipboardEvent) => void;
  readonly cut: (event: ClipboardEvent) => void;
  readonly paste: (event: ClipboardEvent) => void;
};

/** Rows on the clipboard: as text for spreadsheets, and whole, with what is below them and their relations, for another place here. */
export function useRowClipboard(props: {
  projectId: string;
  chart: GanttChart;
  texts: RowTexts;
  tree: TreeActions;
  today: string;
  announce: (text: string) => void;
}): RowClipboard {
  const { projectId, chart, texts, tree, today, announce } = props;
  const session = useProjectSession();
  const makeTasks = useMakeTasks();
  const headings = useHeadings();
  const context = useCellContext(today);
  const { t } = useTranslation(["gantt", "plan"]);
  return useMemo(() => {
    const planNow = () => session.store.get().plan;
    const columnOf = (heading: string): PlanColumn | null => {
      const column = headings(heading);
      return column !== null && READ.includes(column) ? column : null;
    };
    const write = (event: ClipboardEvent, isCut: boolean): void => {
      const copied = copyTasks(planNow(), chart.choice.ids, projectId, isCut);
      if (copied === null) {
        if (chart.choice.ids.size > 0)
          showToast({ id: "locked", kind: "refused", text: t("clipboard.noTasks") });
        return;
      }
      event.preventDefault();
      const rows = chart.model.rows.filter(({ id }) => chart.choice.ids.has(id));
      const lines = rows.map((row) => {
        const { name, organisation, cells } = texts.of(row);
        const [wbs, , , duration, float] = cells.map(({ text }) => text);
        // A spreadsheet reads whole dates, in whatever language.
        const [start, finish] = [row.row.start, row.row.finish].map((day) => day?.slice(0, 10));
        const line = [wbs, name, organisation?.name, start, finish, duration, float];
        return line.map((cell) => cell ?? "");
      });
      const first = COLUMNS.map((id) => t(`plan:column.${id}`));
      event.clipboardData.setData("text/plain", writeTsv([first, ...lines]));
      event.clipboardData.setData(COPIED_TASKS_TYPE, JSON.stringify(copied));
      announce(t(isCut ? "clipboard.cut" : "clipboard.copied", { count: copied.tasks.length }));
    };
    /** The row below which a paste goes, and whether it is open. */
    const place = () => {
      const at = chart.model.rows[chart.model.indexOf.get(chart.selected.get() ?? "") ?? -1];
      return { below: at?.row ?? null, isOpen: at !== undefined && !at.isCollapsed };
    };
    const show = (made: readonly MadeTask[]): void => {
      const [first] = made;
      if (first === undefined) return;
      announce(t("plan:pasted", { count: made.length }));
      chart.mark(made.map(({ id }) => id));
      chart.takeWhenThere(first.id, "keep");
    };
    const pasteCopies = async (copied: CopiedTasks): Promise<void> => {
      const copies = copiesOf(copied, projectId);
      const made = await makeTasks({
        ...place(),
        audience: "everyone",
        count: copies.length,
        write: (edits, ids: readonly TaskId[]) => copiedEdits(copies, edits, ids),
        relationsOf: (all) => copiedRelations(copied, all, () => session.newId<EntityId>()),
      });
      show(made);
      if (made.length > 0 && copied.isCut)
        showToast({ id: "originals", kind: "note", text: t("clipboard.originalsStay") });
    };
    const move = (ids: readonly string[]): void => {
      const { below, isOpen } = place();
      const isDone = tree.drop(new Set(ids), spotBelow(planNow(), below, isOpen));
      if (!isDone) return;
      announce(t("announce.all", { count: ids.length }));
      chart.mark(ids);
      chart.takeWhenThere(ids[0]!, "keep");
    };
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      const copied = readCopied(data.getData(COPIED_TASKS_TYPE));
      if (copied !== null) {
        event.preventDefault();
        const { byId } = planNow();
        const isHere = copied.isCut && copied.projectId === projectId;
        const cut = isHere ? copied.ids.filter((id) => byId.has(id)) : [];
        if (cut.length > 0) move(cut);
        else void pasteCopies({ ...copied, isCut: copied.isCut && !isHere });
        return;
      }
      const table = parseTsv(data.getData("text/plain"));
      const rows = pastedRows(table, columnOf, ["name", "duration", "start", "finish"]);
      if (rows.length === 0) {
        showToast({ id: "locked", kind: "refused", text: t("clipboard.nothing") });
        return;
      }
      event.preventDefault();
      void makeTasks({
        ...place(),
        audience: "everyone",
        count: rows.length,
        write: (edits, ids) => pasteEdits({ ids, edits }, rows, context),
      }).then(show);
    };
    return {
      copy: (event) => write(event, false),
      cut: (event) => write(event, true),
      paste,
    };
  }, [session, chart, texts, tree, announce, projectId, makeTasks, headings, context, t]);
}
