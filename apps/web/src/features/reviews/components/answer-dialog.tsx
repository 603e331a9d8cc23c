import { Button, Checkbox, Radio, Textarea } from "@mantine/core";
import {
  needsReason,
  REVIEW_ANSWERS,
  type ReviewAnswer,
} from "@parley/shared/review/review-round.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Project } from "../../../platform/api/contract.ts";
import { useAnswerRound, type ReviewRound } from "../../../platform/api/review-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { ownTurns } from "../model/round-list.ts";
import { AnswerLabel } from "./answer-label.tsx";
import styles from "../reviews.module.css";

/** What one reviewer says about one revision; the same about everything else that waits for this reviewer, if so wished. */
export function AnswerDialog(props: {
  project: Project;
  round: ReviewRound;
  reviewerId: string;
  subjectId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(["reviews", "common"]);
  const { project, round, reviewerId, subjectId } = props;
  const send = useAnswerRound(project.id, round.id);
  const cell = round.cells.find(
    (each) => each.reviewerId === reviewerId && each.subjectId === subjectId,
  );
  const before = cell?.answer ?? cell?.reset ?? null;
  const [answer, setAnswer] = useState<ReviewAnswer | null>(before?.answer ?? null);
  const [reason, setReason] = useState(before?.reason ?? "");
  const [isForAll, setForAll] = useState(false);
  const subject = round.subjects.find(({ id }) => id === subjectId);
  const others = ownTurns(round).filter(
    (turn) => turn.reviewerId === reviewerId && turn.subjectId !== subjectId,
  );
  if (subject === undefined) return null;
  const isReasonMissing = answer !== null && needsReason(answer) && reason.trim() === "";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (answer === null) return;
    const about = [subjectId, ...(isForAll ? others.map((turn) => turn.subjectId) : [])];
    send.mutate(
      about.flatMap((id) => {
        const one = round.subjects.find((each) => each.id === id);
        if (one === undefined) return [];
        const said = { reviewerId, answer, reason: reason.trim() };
        return [{ ...said, subjectId: id, revisionId: one.revision.id }];
      }),
      { onSuccess: props.onClose },
    );
  };
  return (
    <Dialog title={t("say.title")} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.aboutFile}>
          <strong>{[subject.number, subject.title].filter(Boolean).join(" ")}</strong>
          <Link
            to={`/projects/${project.id}/documents/${subject.id}/revisions/${subject.revision.id}`}
            target="_blank"
          >
            {t("say.look", { revision: subject.revision.name })}
          </Link>
        </p>
        {cell?.reset != null && (
          <p className={styles.resetNote}>
            {t("say.reset", {
              old: cell.reset.revisionName,
              revision: subject.revision.name,
              reason: subject.revision.reason || t("say.noReason"),
            })}
          </p>
        )}
        <Radio.Group
          label={t("say.answer")}
          value={answer}
          onChange={(value) => setAnswer(value as ReviewAnswer)}
        >
          <div className={styles.radios}>
            {REVIEW_ANSWERS.map((value) => (
              <Radio key={value} value={value} label={<AnswerLabel answer={value} />} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t(answer !== null && needsReason(answer) ? "say.reasonNeeded" : "say.reason")}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={5_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {others.length > 0 && (
          <Checkbox
            label={t("say.forAll", { count: others.length })}
            checked={isForAll}
            onChange={(event) => setForAll(event.currentTarget.checked)}
          />
        )}
        <FailureLine error={send.error} />
        <footer className={styles.foot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={send.isPending}
            disabled={answer === null || isReasonMissing}
          >
            {t("say.submit")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
