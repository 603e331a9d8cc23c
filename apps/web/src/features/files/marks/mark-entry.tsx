import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOrganisations, usePeople } from "../../../platform/collaboration/project-hooks.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { CarriedNote } from "./carried-note.tsx";
import { MARK_ICONS } from "./mark-tools.tsx";
import type { ShownMark } from "./shown-mark.ts";
import styles from "./marks.module.css";

/** A mark in words. */
export function MarkEntry(props: {
  shown: ShownMark;
  /** What it measures, or its number. */
  words: string;
  isSelected: boolean;
  hasPages: boolean;
  onLook: (isAdded: boolean) => void;
}) {
  const { t } = useTranslation("files");
  const { mark, isPrivate, carried } = props.shown;
  const people = usePeople();
  const organisation = useOrganisations().get(mark.organisationId);
  const Glyph = MARK_ICONS[mark.type];
  return (
    <button
      type="button"
      className={styles.entry}
      aria-current={props.isSelected ? "true" : undefined}
      onClick={(event) => props.onLook(event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      <span className={styles.entryHead}>
        <Glyph size={16} stroke={1.5} aria-hidden />
        <span className={styles.entryName}>
          {[t(`marks.type.${mark.type}`), props.words].filter((word) => word !== "").join(" ")}
        </span>
        {isPrivate && <IconLock size={13} role="img" aria-label={t("marks.private")} />}
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
      </span>
      {mark.text !== "" && <span className={styles.entryText}>{mark.text}</span>}
      {carried !== undefined && <CarriedNote carried={carried} />}
      <span className={styles.entryFacts}>
        {[
          people.get(mark.createdBy)?.name ?? "",
          props.hasPages ? t("page", { page: mark.page + 1 }) : "",
          t(`marks.statusOf.${mark.status}`),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
    </button>
  );
}
