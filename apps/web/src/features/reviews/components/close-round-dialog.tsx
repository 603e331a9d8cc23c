import { Button, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../../platform/api/contract.ts";
import { useCloseRound, type ReviewRound } from "../../../platform/api/review-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import styles from "../reviews.module.css";

/** Ends a round for good: what it has come to stays as it is. */
export function CloseRoundDialog(props: {
  project: Project;
  round: ReviewRound;
  onClose: () => void;
}) {
  const { t } = useTranslation(["reviews", "common"]);
  const { project, round } = props;
  const end = useCloseRound(project.id, round.id);
  const [note, setNote] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    end.mutate(note.trim(), { onSuccess: props.onClose });
  };
  return (
    <Dialog title={t("close.title")} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t(round.isApproved ? "close.approved" : "close.early")}</p>
        <Textarea
          label={t(round.isApproved ? "close.note" : "close.noteNeeded")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <FailureLine error={end.error} />
        <footer className={styles.foot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={end.isPending}
            disabled={!round.isApproved && note.trim() === ""}
          >
            {t("close.submit")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
