import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../../platform/api/contract.ts";
import type { ReviewRound } from "../../../platform/api/review-api.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { today } from "../model/round-list.ts";
import styles from "../reviews.module.css";

/** Who has to act next: each organisation with its duty, and by when. */
export function BallList({ project, round }: { project: Project; round: ReviewRound }) {
  const { t } = useTranslation("reviews");
  const formats = useFormats();
  const [now] = useState(() => today(project.timeZone, Date.now()));
  if (round.closedAt !== null)
    return (
      <span className={styles.answer}>
        <StatusGlyph status={round.isApproved ? "done" : "not-needed"} />
        {t(round.isApproved ? "state.approved" : "state.ended")}
      </span>
    );
  return (
    <ul className={styles.balls}>
      {round.ball.map((ball) => {
        const organisation = project.participants.find(
          ({ organisationId }) => organisationId === ball.organisationId,
        );
        const isLate = ball.dueOn !== null && ball.dueOn < now;
        return (
          <li key={`${ball.organisationId} ${ball.duty}`} className={styles.ball}>
            {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
            <span>{t(`duty.${ball.duty}`, { count: ball.subjectIds.length })}</span>
            {ball.dueOn !== null && (
              <span className={styles.day} data-late={isLate}>
                {isLate && <StatusGlyph status="late" size={12} />}
                {t(isLate ? "overdueSince" : "dueOn", { day: formats.planDay(ball.dueOn) })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
