import { Select } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { MARK_STATUSES, type MarkStatus } from "@parley/shared/documents/mark.ts";
import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations, usePeople } from "../../../platform/collaboration/project-hooks.ts";
import { grown } from "../../../platform/canvas/geometry.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { SheetView } from "../sheet/sheet-view.ts";
import { CarriedNote } from "./carried-note.tsx";
import { MARK_ICONS } from "./mark-tools.tsx";
import { boundsOf } from "./mark-shape.ts";
import type { ShownMark } from "./marks-board.ts";
import type { Marking } from "./use-marks-board.ts";
import styles from "./marks.module.css";

/** Every mark of the file in words, page by page: what the sheet shows, for keyboard and screen reader as well. */
export function MarkList({ view, marking }: { view: SheetView; marking: Marking }) {
  const { t } = useTranslation("files");
  const [status, setStatus] = useState<MarkStatus | null>(null);
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const organisations = useOrganisations();
  const people = usePeople();
  const { board, marks } = marking;
  const selected = useSyncExternalStore(board.selected.subscribe, board.selected.get);
  const shown = marks
    .filter(
      ({ mark }) =>
        (status === null || mark.status === status) &&
        (organisationId === null || mark.organisationId === organisationId),
    )
    .toSorted(
      (a, b) => a.mark.page - b.mark.page || (a.mark.createdAt ?? 0) - (b.mark.createdAt ?? 0),
    );
  const look = ({ mark }: ShownMark): void => {
    const go = (): void => {
      view.zoomTo(grown(boundsOf(mark), 120));
      board.use("select");
      board.select(mark.id);
    };
    if (mark.page === view.page) go();
    else void view.open(mark.page).then(go);
  };
  return (
    <aside className={styles.list} aria-label={t("marks.list")}>
      <header className={styles.listHead}>
        <strong>{t("marks.count", { count: shown.length })}</strong>
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
        <ul>
          {shown.map((one) => {
            const { mark, isPrivate } = one;
            const Glyph = MARK_ICONS[mark.type];
            const organisation = organisations.get(mark.organisationId);
            const words = marking.wordsOf(mark);
            return (
              <li key={mark.id}>
                <button
                  type="button"
                  className={styles.entry}
                  aria-current={mark.id === selected ? "true" : undefined}
                  onClick={() => look(one)}
                >
                  <span className={styles.entryHead}>
                    <Glyph size={16} stroke={1.5} aria-hidden />
                    <span className={styles.entryName}>
                      {[t(`marks.type.${mark.type}`), words].filter((w) => w !== "").join(" ")}
                    </span>
                    {isPrivate && <IconLock size={13} role="img" aria-label={t("marks.private")} />}
                    {organisation !== undefined && (
                      <OrganisationBadge organisation={organisation} />
                    )}
                  </span>
                  {mark.text !== "" && <span className={styles.entryText}>{mark.text}</span>}
                  {one.carried !== undefined && <CarriedNote carried={one.carried} />}
                  <span className={styles.entryFacts}>
                    {[
                      people.get(mark.createdBy)?.name ?? "",
                      view.file.pageCount > 1 ? t("page", { page: mark.page + 1 }) : "",
                      t(`marks.statusOf.${mark.status}`),
                    ]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </aside>
  );
}
