import { TASK_STATUSES } from "@parley/shared/documents/task.ts";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { Editing } from "../hooks/use-table-state.ts";
import { cellEdit, type CellProblem } from "../../../platform/plan/cell-edit.ts";
import { editText } from "../model/cell-text.ts";
import type { Column } from "../model/columns.ts";
import type { ShownRow } from "../model/visible-rows.ts";
import { usePlanTable } from "./plan-table-context.ts";
import styles from "./cell-editor.module.css";

export type EditorProps = {
  readonly shown: ShownRow;
  readonly column: Column;
  readonly editing: Editing;
  /** Where to go on: rows and columns from here. */
  readonly onDone: (move: { readonly rows: number; readonly columns: number } | null) => void;
};

/** A cell while it is edited: Enter, Tab and leaving it keep the text, Escape does not. */
export function CellEditor(props: EditorProps) {
  return props.column.id === "status" ? <StatusEditor {...props} /> : <TextEditor {...props} />;
}

function TextEditor({ shown, column, editing, onDone }: EditorProps) {
  const { text, actions } = usePlanTable();
  const { people } = useFacts();
  const { t } = useTranslation("plan");
  const original = editText(shown.row, column.id, text);
  const [value, setValue] = useState(editing.typed ?? original);
  const [problem, setProblem] = useState<CellProblem | null>(null);
  const isFinished = useRef(false);
  const hint = useHint(shown, column, value);

  const finish = (move: { rows: number; columns: number } | null, isLeaving = false): void => {
    if (isFinished.current) return;
    if (value !== original) {
      const result = actions.setCell(shown.row, column.id, value);
      if (!result.ok && !isLeaving) {
        setProblem(result.problem);
        return;
      }
    }
    isFinished.current = true;
    onDone(move);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === "Escape") {
      isFinished.current = true;
      onDone(null);
    } else if (event.key === "Enter") finish({ rows: event.shiftKey ? -1 : 1, columns: 0 });
    else if (event.key === "Tab") finish({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    else return;
    event.preventDefault();
  };
  const says = problem === null ? null : problemText(problem, t as unknown as Say);
  const list = column.id === "assignee" ? `people-${shown.id}` : undefined;
  return (
    <div className={styles.editor}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to edit this very cell
        autoFocus
        className={styles.input}
        value={value}
        list={list}
        aria-label={t(`column.${column.id}`)}
        aria-invalid={problem !== null}
        aria-describedby={`hint-${shown.id}`}
        maxLength={column.id === "name" ? 500 : 2_000}
        onChange={(event) => {
          setValue(event.target.value);
          setProblem(null);
        }}
        onFocus={(event) => editing.typed === null && event.target.select()}
        onKeyDown={handleKey}
        onBlur={() => finish(null, true)}
      />
      {list !== undefined && (
        <datalist id={list}>
          {[...people.values()].map((person) => (
            <option key={person.userId} value={person.name}>
              {person.name}
            </option>
          ))}
        </datalist>
      )}
      <span
        id={`hint-${shown.id}`}
        className={styles.hint}
        data-wrong={says !== null}
        aria-live="polite"
      >
        {says ?? hint}
      </span>
    </div>
  );
}

type Say = (key: string, values?: object) => string;

function problemText(problem: CellProblem, t: Say): string {
  return problem.kind === "link"
    ? t(`problem.link-${problem.error.kind}`, { ...problem.error })
    : t(`problem.${problem.kind}`);
}

/** What a date was understood as, before it is kept. */
function useHint(shown: ShownRow, column: Column, value: string): string | null {
  const { cells } = usePlanTable();
  const { t } = useTranslation("plan");
  const { planDate, language } = useFormats();
  if (column.id === "predecessors") return t("hint.predecessors");
  if (column.id !== "start" && column.id !== "finish") return null;
  const read = cellEdit(shown.row, column.id, value, cells);
  if (!read.ok) return t("hint.date");
  if (read.day === undefined) return null;
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(
    new Date(`${read.day}T00:00Z`),
  );
  return `${weekday} ${planDate(read.day)}`;
}

function StatusEditor({ shown, onDone }: EditorProps) {
  const { actions } = usePlanTable();
  const { t } = useTranslation(["common", "plan"]);
  const { row } = shown;
  if (row.kind !== "task") return null;
  return (
    <div className={styles.editor}>
      <select
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to edit this very cell
        autoFocus
        className={styles.input}
        aria-label={t("plan:column.status")}
        defaultValue={row.task.status}
        onChange={(event) => {
          actions.setCell(row, "status", event.target.value);
          onDone({ rows: 0, columns: 0 });
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") event.stopPropagation();
          if (event.key !== "Escape" && event.key !== "Enter" && event.key !== "Tab") return;
          event.preventDefault();
          event.stopPropagation();
          onDone(event.key === "Tab" ? { rows: 0, columns: event.shiftKey ? -1 : 1 } : null);
        }}
        onBlur={() => onDone(null)}
      >
        {TASK_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`common:status.${status}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
