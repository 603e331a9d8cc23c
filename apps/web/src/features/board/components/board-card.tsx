import { IconCalendarEvent, IconChecklist, IconLock, IconMessage } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge, organisationClass } from "../../../ui/organisation-badge.tsx";
import { PersonAvatar } from "../../../ui/person-avatar.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { formatDay } from "../model/format-day.ts";
import type { BoardOrganisation, BoardPresence } from "../model/board-plan.ts";
import type { Card } from "../model/card.ts";
import styles from "./board-card.module.css";

export type BoardCardProps = {
  readonly card: Card;
  readonly organisation: BoardOrganisation | undefined;
  readonly assigneeName: string | null;
  readonly today: string;
  readonly presence: BoardPresence | undefined;
  readonly selected: boolean;
  readonly look: "plain" | "ghost" | "overlay";
};

/** What a card shows. Memoised: a drag re-renders the places of cards, not the cards. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { card, organisation, assigneeName, today, presence, look } = props;
  const { t, i18n } = useTranslation("board");
  const { task } = card;
  const end = card.finish ?? task.deadline;
  return (
    <div
      className={classes(
        styles.card,
        card.audience === "private" && styles.private,
        props.selected && styles.selected,
        look === "ghost" && styles.ghost,
        look === "overlay" && styles.overlay,
        presence !== undefined && styles.watched,
        presence !== undefined && organisationClass(presence.colour),
        look === "overlay" && organisationClass(organisation?.colour ?? 1),
      )}
    >
      <div className={styles.line}>
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
        <span className={styles.code}>{card.wbs}</span>
        {card.audience !== "everyone" && (
          <span className={styles.audience}>{t(`audience.${card.audience}`)}</span>
        )}
        <span className={styles.space} />
        {!card.mayMove && <IconLock size={13} stroke={1.5} className={styles.lock} aria-hidden />}
        {task.milestone && <StatusGlyph status="milestone" label={t("common:status.milestone")} />}
        {card.summary && <StatusGlyph status="summary" label={t("common:status.summary")} />}
        {card.late && <StatusGlyph status="late" label={t("common:status.late")} />}
        {(!card.late || task.status !== "not-started") && (
          <StatusGlyph status={task.status} label={t(`common:status.${task.status}`)} />
        )}
      </div>
      <div className={styles.name} title={task.name}>
        {task.name === "" ? t("unnamed") : task.name}
      </div>
      <div className={styles.foot}>
        {end !== null && (
          <span className={classes(styles.fact, card.late && styles.late)}>
            <IconCalendarEvent size={13} stroke={1.5} aria-hidden />
            {formatDay(end, i18n.language, today)}
          </span>
        )}
        {task.progress > 0 && task.progress < 100 && <span>{task.progress} %</span>}
        {card.checks.total > 0 && (
          <span className={styles.fact} title={t("card.checks", card.checks)}>
            <IconChecklist size={13} stroke={1.5} aria-hidden />
            {card.checks.done}/{card.checks.total}
          </span>
        )}
        <span className={styles.space} />
        {card.comments > 0 && (
          <span className={styles.fact} title={t("card.comments", { count: card.comments })}>
            <IconMessage size={13} stroke={1.5} aria-hidden />
            {card.comments}
          </span>
        )}
        {assigneeName !== null && (
          <PersonAvatar
            name={assigneeName}
            colour={task.assigneeId === null ? null : (organisation?.colour ?? null)}
          />
        )}
      </div>
      {presence !== undefined && (
        <span className={styles.tag}>
          {presence.over === null ? presence.name : t("presence.moving", presence)}
        </span>
      )}
    </div>
  );
});
