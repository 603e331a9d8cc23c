import { Button, MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { RoundOrder } from "@parley/shared/review/review-round.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../../platform/api/contract.ts";
import { useFiles } from "../../../platform/api/file-api.ts";
import { useOpenRound, type NewReviewer } from "../../../platform/api/review-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import styles from "../reviews.module.css";

const ANYBODY = "";

/** Which files, who looks at them, in which order, by when. */
export function OpenRoundDialog(props: {
  project: Project;
  /** Files that are chosen from the beginning. */
  chosen: readonly string[];
  onOpened: (roundId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["reviews", "common"]);
  const { project } = props;
  const files = useFiles(project.id).data ?? [];
  const open = useOpenRound(project.id);
  const [title, setTitle] = useState("");
  const [instructions, setInstructions] = useState("");
  const [order, setOrder] = useState<RoundOrder>("together");
  const [subjects, setSubjects] = useState<readonly string[]>(props.chosen);
  const [reviewers, setReviewers] = useState<readonly Partial<NewReviewer>[]>([{}]);
  const complete = reviewers.flatMap((each, index) =>
    each.organisationId === undefined
      ? []
      : [
          {
            organisationId: each.organisationId,
            userId: each.userId ?? null,
            step: order === "together" ? 1 : index + 1,
            dueOn: each.dueOn ?? null,
          },
        ],
  );
  const change = (index: number, values: Partial<NewReviewer>): void =>
    setReviewers((old) => old.map((each, n) => (n === index ? { ...each, ...values } : each)));
  const nameOf = (id: string): string => {
    const file = files.find((one) => one.id === id);
    return file === undefined ? "" : [file.number, file.title].filter(Boolean).join(" ");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    open.mutate(
      {
        title: title.trim() || nameOf(subjects[0] ?? ""),
        instructions,
        order,
        subjects: subjects.map((id) => ({ kind: "file", id })),
        reviewers: complete,
      },
      {
        onSuccess: ({ id }) => {
          props.onClose();
          props.onOpened(id);
        },
      },
    );
  };
  return (
    <Dialog title={t("open.title")} size={640} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <MultiSelect
          label={t("open.files")}
          placeholder={subjects.length === 0 ? t("open.filesHint") : ""}
          searchable
          required
          maxValues={100}
          data={files
            .filter(({ status }) => status !== "archived")
            .map((file) => ({ value: file.id, label: nameOf(file.id) }))}
          value={[...subjects]}
          onChange={setSubjects}
          nothingFoundMessage={t("open.noFiles")}
        />
        <TextInput
          label={t("open.name")}
          placeholder={nameOf(subjects[0] ?? "")}
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
        <Select
          label={t("open.order")}
          data={(["together", "in-order"] as const).map((value) => ({
            value,
            label: t(`order.${value}`),
          }))}
          value={order}
          allowDeselect={false}
          description={t(`order.${order}Note`)}
          onChange={(value) => setOrder((value ?? order) as RoundOrder)}
        />
        <fieldset className={styles.reviewers}>
          <legend>{t("open.reviewers")}</legend>
          {reviewers.map((reviewer, index) => (
            // Their order is what they are: nothing else tells two empty places apart.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className={styles.reviewer}>
              {order === "in-order" && <span className={styles.step}>{index + 1}</span>}
              <Select
                aria-label={t("open.organisation", { number: index + 1 })}
                placeholder={t("open.organisationHint")}
                data={project.participants
                  .filter(({ endedAt }) => endedAt === null)
                  .map((one) => ({ value: one.organisationId, label: one.name }))}
                value={reviewer.organisationId ?? null}
                searchable
                onChange={(value) =>
                  change(index, { organisationId: value ?? undefined, userId: null } as never)
                }
              />
              <Select
                aria-label={t("open.person", { number: index + 1 })}
                data={[
                  { value: ANYBODY, label: t("open.anybody") },
                  ...project.people
                    .filter((one) => one.organisationId === reviewer.organisationId)
                    .map((one) => ({ value: one.userId as string, label: one.name })),
                ]}
                value={reviewer.userId ?? ANYBODY}
                allowDeselect={false}
                disabled={reviewer.organisationId === undefined}
                onChange={(value) =>
                  change(index, { userId: value === ANYBODY || value === null ? null : value })
                }
              />
              <TextInput
                type="date"
                aria-label={t("open.dueOn", { number: index + 1 })}
                value={reviewer.dueOn ?? ""}
                onChange={(event) => change(index, { dueOn: event.currentTarget.value || null })}
              />
              <ToolButton
                label={t("open.removeReviewer")}
                onClick={() => setReviewers((old) => old.filter((_, n) => n !== index))}
                disabled={reviewers.length === 1}
              >
                <IconX size={14} stroke={1.75} />
              </ToolButton>
            </div>
          ))}
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setReviewers((old) => [...old, { dueOn: old.at(-1)?.dueOn ?? null }])}
          >
            {t("open.addReviewer")}
          </Button>
        </fieldset>
        <FailureLine error={open.error} />
        <footer className={styles.foot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={open.isPending}
            disabled={subjects.length === 0 || complete.length === 0}
          >
            {t("open.submit")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
