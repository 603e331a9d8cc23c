import { Button, MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../../platform/api/contract.ts";
import { useFiles } from "../../../platform/api/file-api.ts";
import { useUpdateRound, type ReviewRound } from "../../../platform/api/review-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import styles from "../reviews.module.css";

/** What may still change of an open round: its words, dates, further files and reviewers; who has not answered may be let off. */
export function EditRoundDialog(props: {
  project: Project;
  round: ReviewRound;
  onClose: () => void;
}) {
  const { t } = useTranslation(["reviews", "common"]);
  const { project, round } = props;
  const update = useUpdateRound(project.id, round.id);
  const files = useFiles(project.id).data ?? [];
  const [title, setTitle] = useState(round.title);
  const [instructions, setInstructions] = useState(round.instructions);
  const [dates, setDates] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [subjects, setSubjects] = useState<string[]>([]);
  const [organisation, setOrganisation] = useState<string | null>(null);
  const known = new Set(round.subjects.map(({ id }) => id));
  const answered = new Set(round.answers.map(({ reviewerId }) => reviewerId));
  const left = round.reviewers.filter(({ id }) => !removed.includes(id));
  const lastStep = Math.max(0, ...round.reviewers.map(({ step }) => step));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    update.mutate(
      {
        title: title.trim(),
        instructions,
        dueOn: [...dates]
          .filter(([reviewerId]) => !removed.includes(reviewerId))
          .map(([reviewerId, dueOn]) => ({ reviewerId, dueOn })),
        addSubjects: subjects.map((id) => ({ kind: "file", id })),
        addReviewers:
          organisation === null
            ? []
            : [
                {
                  organisationId: organisation,
                  userId: null,
                  step: round.order === "in-order" ? lastStep + 1 : 1,
                  dueOn: null,
                },
              ],
        removeReviewers: [...removed],
      },
      { onSuccess: props.onClose },
    );
  };
  return (
    <Dialog title={t("edit.title")} size={640} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t("open.name")}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t("open.instructions")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5_000}
          value={instructions}
          onChange={(event) => setInstructions(event.currentTarget.value)}
        />
        <fieldset className={styles.reviewers}>
          <legend>{t("open.reviewers")}</legend>
          {left.map((reviewer) => {
            const of = project.participants.find(
              ({ organisationId }) => organisationId === reviewer.organisationId,
            );
            return (
              <div key={reviewer.id} className={styles.kept}>
                {of !== undefined && <OrganisationBadge organisation={of} withName />}
                <span className="quiet">{reviewer.name ?? t("open.anybody")}</span>
                <TextInput
                  type="date"
                  aria-label={t("edit.dueOn", { name: of?.name ?? "" })}
                  value={
                    dates.get(reviewer.id) ?? (dates.has(reviewer.id) ? "" : (reviewer.dueOn ?? ""))
                  }
                  onChange={(event) => {
                    const value = event.currentTarget.value;
                    setDates((old) => new Map(old).set(reviewer.id, value || null));
                  }}
                />
                <ToolButton
                  label={t(answered.has(reviewer.id) ? "edit.hasAnswered" : "open.removeReviewer")}
                  disabled={answered.has(reviewer.id) || left.length === 1}
                  onClick={() => setRemoved((old) => [...old, reviewer.id])}
                >
                  <IconX size={14} stroke={1.75} />
                </ToolButton>
              </div>
            );
          })}
          <Select
            label={t("edit.addOrganisation")}
            placeholder={t("open.organisationHint")}
            clearable
            searchable
            data={project.participants
              .filter(({ endedAt }) => endedAt === null)
              .map((one) => ({ value: one.organisationId, label: one.name }))}
            value={organisation}
            onChange={setOrganisation}
          />
        </fieldset>
        <MultiSelect
          label={t("edit.addFiles")}
          searchable
          data={files
            .filter(({ id, status }) => !known.has(id) && status !== "archived")
            .map((file) => ({
              value: file.id,
              label: [file.number, file.title].filter(Boolean).join(" "),
            }))}
          value={subjects}
          onChange={setSubjects}
          nothingFoundMessage={t("open.noFiles")}
        />
        <FailureLine error={update.error} />
        <footer className={styles.foot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={update.isPending}
            disabled={title.trim() === ""}
          >
            {t("common:save_action")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
