import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Project } from "../../../platform/api/contract.ts";
import type { ReviewRound, RoundCell, RoundReviewer } from "../../../platform/api/review-api.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { today } from "../model/round-list.ts";
import { AnswerLabel } from "./answer-label.tsx";
import styles from "../reviews.module.css";

/** Files down, reviewers across: what each has said about each. On a phone every file is a block with its reviewers below it. */
export function RoundMatrix(props: {
  project: Project;
  round: ReviewRound;
  onAnswer: (reviewerId: string, subjectId: string) => void;
}) {
  const { t } = useTranslation("reviews");
  const { project, round } = props;
  return (
    <div className={styles.matrixScroll}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t("matrix.file")}</th>
            <th scope="col">{t("matrix.outcome")}</th>
            {round.reviewers.map((reviewer) => (
              <th key={reviewer.id} scope="col">
                <ReviewerHead project={project} round={round} reviewer={reviewer} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {round.subjects.map((subject) => (
            <tr key={subject.id}>
              <th scope="row">
                <Link
                  to={`/projects/${project.id}/documents/${subject.id}/revisions/${subject.revision.id}`}
                >
                  {subject.number !== "" && (
                    <span className={styles.number}>{subject.number} </span>
                  )}
                  {subject.title !== subject.number && subject.title}
                </Link>
                <span className="quiet small">
                  {t("matrix.revision", { name: subject.revision.name })}
                </span>
              </th>
              <td data-label={t("matrix.outcome")}>
                <AnswerLabel answer={subject.outcome} />
              </td>
              {round.reviewers.map((reviewer) => {
                const cell = round.cells.find(
                  (each) => each.reviewerId === reviewer.id && each.subjectId === subject.id,
                );
                return (
                  <td key={reviewer.id}>
                    <span className={styles.phoneReviewer}>
                      <ReviewerHead project={project} round={round} reviewer={reviewer} />
                    </span>
                    {cell !== undefined && (
                      <Cell
                        round={round}
                        reviewer={reviewer}
                        cell={cell}
                        name={subject.number || subject.title}
                        onAnswer={() => props.onAnswer(reviewer.id, subject.id)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReviewerHead(props: { project: Project; round: ReviewRound; reviewer: RoundReviewer }) {
  const { t } = useTranslation("reviews");
  const formats = useFormats();
  const { project, round, reviewer } = props;
  const [now] = useState(() => today(project.timeZone, Date.now()));
  const organisation = project.participants.find(
    ({ organisationId }) => organisationId === reviewer.organisationId,
  );
  const isOpen = round.cells.some(
    ({ reviewerId, state }) => reviewerId === reviewer.id && state !== "answered",
  );
  const isLate =
    round.closedAt === null && isOpen && reviewer.dueOn !== null && reviewer.dueOn < now;
  return (
    <span className={styles.head}>
      <span className={styles.headName}>
        {round.order === "in-order" && <span className={styles.step}>{reviewer.step}</span>}
        {organisation !== undefined && <OrganisationBadge organisation={organisation} withName />}
      </span>
      <span className="quiet small">{reviewer.name ?? t("open.anybody")}</span>
      {reviewer.dueOn !== null && (
        <span className={styles.day} data-late={isLate}>
          {isLate && <StatusGlyph status="late" size={12} />}
          {t(isLate ? "overdueSince" : "dueOn", { day: formats.planDay(reviewer.dueOn) })}
        </span>
      )}
    </span>
  );
}

function Cell(props: {
  round: ReviewRound;
  reviewer: RoundReviewer;
  cell: RoundCell;
  name: string;
  onAnswer: () => void;
}) {
  const { t } = useTranslation("reviews");
  const { round, reviewer, cell, name } = props;
  const mayAnswer = round.closedAt === null && reviewer.canAnswer && cell.state !== "waiting";
  return (
    <span className={styles.cell}>
      {cell.answer !== null ? (
        <>
          <AnswerLabel answer={cell.answer.answer} />
          <span className="quiet small">{cell.answer.byName}</span>
          {cell.answer.reason !== "" && <q className={styles.reason}>{cell.answer.reason}</q>}
        </>
      ) : (
        <>
          {!(mayAnswer && cell.state === "due") && (
            <span className="quiet">{t(`cell.${cell.state}`)}</span>
          )}
          {cell.reset !== null && (
            <span className={styles.reset}>
              {t("cell.reset", {
                answer: t(`answer.${cell.reset.answer}`),
                revision: cell.reset.revisionName,
              })}
            </span>
          )}
        </>
      )}
      {mayAnswer && (
        <Button
          size="xs"
          {...(cell.state === "due" ? { variant: "filled" } : {})}
          aria-label={t("cell.sayAbout", { name })}
          onClick={props.onAnswer}
        >
          {t(cell.state === "due" ? "cell.say" : "cell.sayAgain")}
        </Button>
      )}
    </span>
  );
}
