import { Button, Menu } from "@mantine/core";
import { IconBell, IconChevronLeft, IconDownload, IconPencil } from "@tabler/icons-react";
import { roundMarkdown } from "@parley/shared/review/round-markdown.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useOutletContext, useParams } from "react-router";
import type { Project } from "../../platform/api/contract.ts";
import {
  useRemindRound,
  useReviewRounds,
  type ReviewRound,
} from "../../platform/api/review-api.ts";
import { isLanguage } from "../../platform/i18n/language.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { saveFile } from "../../platform/save-file.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { TitleBlockFact } from "../../ui/title-block.tsx";
import { AnswerDialog } from "./components/answer-dialog.tsx";
import { AnswerLabel } from "./components/answer-label.tsx";
import { BallList } from "./components/ball-list.tsx";
import { CloseRoundDialog } from "./components/close-round-dialog.tsx";
import { EditRoundDialog } from "./components/edit-round-dialog.tsx";
import { RoundMatrix } from "./components/round-matrix.tsx";
import { recordOfRound } from "./model/record-of-round.ts";
import { answeredShare } from "./model/round-list.ts";
import styles from "./reviews.module.css";

/** One round: who has the ball, what everybody said, and how it came to that. */
export function RoundPage() {
  const { t } = useTranslation("reviews");
  const project = useOutletContext<Project>();
  const { roundId = "" } = useParams();
  const { data, error, refetch } = useReviewRounds(project.id);
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={10} />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  const round = data.find(({ id }) => id === roundId);
  if (round === undefined)
    return (
      <EmptyState
        title={t("gone.title")}
        action={
          <Button component={Link} to={`/projects/${project.id}/reviews`} variant="filled">
            {t("gone.action")}
          </Button>
        }
      >
        {t("gone.text")}
      </EmptyState>
    );
  return <Shown project={project} round={round} />;
}

function Shown({ project, round }: { project: Project; round: ReviewRound }) {
  const { t, i18n } = useTranslation("reviews");
  const formats = useFormats();
  const remind = useRemindRound(project.id, round.id);
  const [dialog, setDialog] = useState<
    { type: "answer"; reviewerId: string; subjectId: string } | { type: "edit" | "close" } | null
  >(null);
  const close = (): void => setDialog(null);
  const opener = project.participants.find(
    ({ organisationId }) => organisationId === round.organisationId,
  );
  const isOpen = round.closedAt === null;
  const mayRun = round.canRun && isOpen;
  const { answered, all } = answeredShare(round);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (isPdf: boolean): Promise<void> => {
    const language = isLanguage(i18n.language) ? i18n.language : "en";
    const markdown = roundMarkdown(recordOfRound(project, round), language);
    const name = `${t("number", { number: round.number })} ${round.title}`;
    if (!isPdf) return saveFile(`${name}.md`, new Blob([markdown], { type: "text/markdown" }));
    setFailure(null);
    try {
      const { saveRecordPdf } = await import("../../platform/pdf/save-record-pdf.ts");
      const author = round.openedByName;
      const title = `${project.name} · ${name}`;
      await saveRecordPdf({ name, title, author, language, markdown, now: Date.now() });
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <div className={styles.round}>
      <header className={styles.bar}>
        <Link
          to={`/projects/${project.id}/reviews`}
          className={styles.back}
          aria-label={t("backToList")}
        >
          <IconChevronLeft size={16} aria-hidden />
        </Link>
        <h1 className={styles.title}>
          <span className={styles.number}>{t("number", { number: round.number })}</span>{" "}
          <span title={round.title}>{round.title}</span>
        </h1>
        <span className={styles.barEnd}>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button aria-label={t("record")}>
                <IconDownload size={14} aria-hidden />
                <span className={styles.wide}>{t("record")}</span>
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void save(true)}>{t("recordAs.pdf")}</Menu.Item>
              <Menu.Item onClick={() => void save(false)}>{t("recordAs.markdown")}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {mayRun && (
            <>
              <Button aria-label={t("edit.open")} onClick={() => setDialog({ type: "edit" })}>
                <IconPencil size={14} aria-hidden />
                <span className={styles.wide}>{t("edit.open")}</span>
              </Button>
              <Button
                aria-label={t("remind.action")}
                loading={remind.isPending}
                onClick={() => remind.mutate(undefined)}
              >
                <IconBell size={14} aria-hidden />
                <span className={styles.wide}>{t("remind.action")}</span>
              </Button>
              <Button
                {...(round.isApproved ? { variant: "filled" } : {})}
                onClick={() => setDialog({ type: "close" })}
              >
                {t("close.open")}
              </Button>
            </>
          )}
        </span>
      </header>
      <div className={styles.scroll}>
        <FailureLine error={remind.error ?? failure} />
        <p className="quiet" role="status">
          {remind.data !== undefined && t("remind.done", { count: remind.data.people })}
        </p>
        <Section title={t(isOpen ? "ball.title" : "ball.ended")}>
          <BallList project={project} round={round} />
          {round.closedAt !== null && (
            <p className={styles.prose}>
              {t("closedBy", {
                name: round.closedByName,
                at: formats.dateTime(round.closedAt),
              })}
              {round.closingNote !== "" && <q className={styles.reason}>{round.closingNote}</q>}
            </p>
          )}
          {round.instructions !== "" && <p className={styles.prose}>{round.instructions}</p>}
        </Section>
        <Section title={t("matrix.title")} note={t(`order.${round.order}Note`)}>
          <RoundMatrix
            project={project}
            round={round}
            onAnswer={(reviewerId, subjectId) =>
              setDialog({ type: "answer", reviewerId, subjectId })
            }
          />
        </Section>
        {round.answers.length > 0 && (
          <Section title={t("history.title")}>
            <History project={project} round={round} />
          </Section>
        )}
      </div>
      {dialog?.type === "answer" && (
        <AnswerDialog
          project={project}
          round={round}
          reviewerId={dialog.reviewerId}
          subjectId={dialog.subjectId}
          onClose={close}
        />
      )}
      {dialog?.type === "edit" && (
        <EditRoundDialog project={project} round={round} onClose={close} />
      )}
      {dialog?.type === "close" && (
        <CloseRoundDialog project={project} round={round} onClose={close} />
      )}
      <TitleBlockFact label={t("columns.answers")}>{t("share", { answered, all })}</TitleBlockFact>
      {opener !== undefined && (
        <TitleBlockFact label={t("columns.openedBy")}>
          <OrganisationBadge organisation={opener} withName />
        </TitleBlockFact>
      )}
    </div>
  );
}

/** Every answer that was given, the newest first; what no longer counts says so. */
function History({ project, round }: { project: Project; round: ReviewRound }) {
  const { t } = useTranslation("reviews");
  const formats = useFormats();
  const { answers } = recordOfRound(project, round);
  return (
    <ol className={styles.history}>
      {answers.toReversed().map((each) => (
        <li key={`${each.at} ${each.subject} ${each.organisation}`} data-counts={each.counts}>
          <time dateTime={new Date(each.at).toISOString()} className="quiet small">
            {formats.dateTime(each.at)}
          </time>
          <span>
            {t("history.said", {
              person: each.person,
              organisation: each.organisation,
              subject: each.subject,
              revision: each.revision,
            })}
          </span>
          <AnswerLabel answer={each.answer} />
          {!each.counts && <span className="quiet small">{t("history.replaced")}</span>}
          {each.reason !== "" && <q className={styles.reason}>{each.reason}</q>}
        </li>
      ))}
    </ol>
  );
}
