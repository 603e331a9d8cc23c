import { Select } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { MARK_STATUSES, type MarkStatus } from "@parley/shared/documents/mark.ts";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { grown } from "../../../platform/canvas/geometry.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import { MarkEntry } from "./mark-entry.tsx";
import { boundsOf } from "./mark-shape.ts";
import type { ShownMark } from "./shown-mark.ts";
import type { Marking } from "./use-marks-board.ts";
import styles from "./marks.module.css";

const ROW_HEIGHT = 58;

/** Every mark of the file in words, page by page: what the sheet shows, for keyboard and screen reader as well. */
export function MarkList(props: { view: SheetView; marking: Marking; tools?: ReactNode }) {
  const { view, marking } = props;
  const { t } = useTranslation("files");
  const [status, setStatus] = useState<MarkStatus | null>(null);
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const organisations = useOrganisations();
  const { board, marks } = marking;
  const selected = useSyncExternalStore(board.selected.subscribe, board.selected.get);
  const chosen = useSyncExternalStore(board.chosen.subscribe, board.chosen.get);
  const shown = useMemo(
    () =>
      marks
        .filter(
          ({ mark }) =>
            (status === null || mark.status === status) &&
            (organisationId === null || mark.organisationId === organisationId),
        )
        .toSorted(
          (a, b) => a.mark.page - b.mark.page || (a.mark.createdAt ?? 0) - (b.mark.createdAt ?? 0),
        ),
    [marks, status, organisationId],
  );
  const scroller = useRef<HTMLDivElement>(null);
  // What is asked of it is used in the same render.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: useCallback((index: number) => shown[index]!.mark.id, [shown]),
    overscan: 8,
  });
  useEffect(() => {
    const at = shown.findIndex(({ mark }) => mark.id === selected);
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
    // Only when another one is selected: not whenever somebody marks.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same
  }, [selected]);
  const look = ({ mark }: ShownMark): void => {
    const go = (): void => {
      view.zoomTo(grown(boundsOf(mark), 120));
      board.use("select");
      board.select(mark.id);
    };
    if (mark.page === view.page) go();
    else void view.open(mark.page).then(go);
  };
  const add = ({ mark }: ShownMark): void => {
    board.tool.set("select");
    board.toggle(mark.id);
  };
  return (
    <aside className={styles.list} aria-label={t("marks.list")}>
      <header className={styles.listHead}>
        <span className={styles.listTitle}>
          <strong>{t("marks.count", { count: shown.length })}</strong>
          {props.tools}
        </span>
        <Select
          size="xs"
          aria-label={t("marks.status")}
          placeholder={t("marks.status")}
          data={MARK_STATUSES.map((value) => ({ value, label: t(`marks.statusOf.${value}`) }))}
          value={status}
          onChange={(value) => setStatus(value as MarkStatus | null)}
          clearable
        />
        <Select
          size="xs"
          aria-label={t("columns.organisation")}
          placeholder={t("columns.organisation")}
          data={[...organisations.values()].map((one) => ({
            value: one.organisationId,
            label: one.name,
          }))}
          value={organisationId}
          onChange={setOrganisationId}
          clearable
        />
      </header>
      {shown.length === 0 ? (
        <p className={styles.empty}>{t("marks.none")}</p>
      ) : (
        <div ref={scroller} className={styles.entries}>
          <ul style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, key, start }) => {
              const one = shown[index]!;
              return (
                <li
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  aria-setsize={shown.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <MarkEntry
                    shown={one}
                    words={marking.wordsOf(one.mark)}
                    isSelected={chosen.has(one.mark.id)}
                    hasPages={view.file.pageCount > 1}
                    onLook={(isAdded) =>
                      isAdded && one.mark.page === view.page ? add(one) : look(one)
                    }
                  />
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </aside>
  );
}
