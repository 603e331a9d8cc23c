import { Button, Select } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useOutletContext, useParams } from "react-router";
import { failureOf } from "../../../platform/api/api-error.ts";
import type { Project } from "../../../platform/api/contract.ts";
import { contentUrl, useFile, type FileRevision } from "../../../platform/api/file-api.ts";
import { canOpenSheet } from "../../../platform/sheets/open-sheet-file.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FailureSentence, LoadFailure } from "../../../ui/failure-notice.tsx";
import { SkeletonRows } from "../../../ui/skeleton-rows.tsx";
import { useSheetView } from "../sheet/use-sheet-view.ts";
import fileStyles from "../files.module.css";
import sheetStyles from "../sheet/sheet.module.css";
import { CompareBoard } from "./compare-board.tsx";
import styles from "./compare.module.css";

/** What changed from one revision of a drawing to another. */
export function ComparePage() {
  const { t } = useTranslation("files");
  const navigate = useNavigate();
  const project = useOutletContext<Project>();
  const { fileId = "", before: beforeId, after: afterId } = useParams();
  const { data, error, refetch } = useFile(project.id, fileId);
  const base = `/projects/${project.id}/documents/${fileId}`;
  if (data === undefined) {
    if (error === null) return <SkeletonRows rows={12} />;
    if (failureOf(error) !== "access.not-found")
      return <LoadFailure error={error} onRetry={() => void refetch()} />;
  }
  const find = (id: string | undefined) => data?.revisions.find((one) => one.id === id);
  const [before, after] = [find(beforeId), find(afterId)];
  if (data === undefined || before === undefined || after === undefined)
    return (
      <EmptyState
        title={t("gone.title")}
        action={
          <Button component={Link} to={`/projects/${project.id}/documents`} variant="filled">
            {t("gone.action")}
          </Button>
        }
      >
        {t("gone.text")}
      </EmptyState>
    );
  const options = data.revisions
    .filter(({ mediaType }) => canOpenSheet(mediaType))
    .map(({ id, name }) => ({ value: id, label: t("revisionShort", { name }) }));
  const compare = (from: string, to: string): void =>
    void navigate(`${base}/compare/${from}/${to}`, { replace: true });
  return (
    <div className={fileStyles.page}>
      <header className={fileStyles.bar}>
        <Link
          to={`${base}/revisions/${after.id}`}
          className={fileStyles.back}
          aria-label={t("compare.back")}
        >
          <IconChevronLeft size={16} aria-hidden />
        </Link>
        <h2 className={fileStyles.fileTitle}>
          <span className="ellipsis" title={data.file.title}>
            {t("compare.title", { title: data.file.title })}
          </span>
        </h2>
        <span className={fileStyles.barEnd}>
          <Select
            className={styles.revision}
            aria-label={t("compare.before")}
            allowDeselect={false}
            data={options}
            value={before.id}
            onChange={(id) => id !== null && compare(id, after.id)}
          />
          <Select
            className={styles.revision}
            aria-label={t("compare.after")}
            allowDeselect={false}
            data={options}
            value={after.id}
            onChange={(id) => id !== null && compare(before.id, id)}
          />
        </span>
      </header>
      <Opened
        key={`${before.id} ${after.id}`}
        projectId={project.id}
        fileId={fileId}
        before={before}
        after={after}
      />
    </div>
  );
}

function Opened(props: {
  projectId: string;
  fileId: string;
  before: FileRevision;
  after: FileRevision;
}) {
  const { t } = useTranslation("files");
  const { projectId, fileId } = props;
  const urlOf = ({ id }: FileRevision): string => contentUrl(projectId, fileId, id);
  const before = useSheetView(urlOf(props.before), props.before.mediaType);
  const after = useSheetView(urlOf(props.after), props.after.mediaType);
  for (const opened of [before, after])
    if (opened.state === "failed")
      return (
        <div className={sheetStyles.notice} role="alert">
          <FailureSentence error={opened.error} />
        </div>
      );
  if (before.state !== "open" || after.state !== "open")
    return (
      <div className={sheetStyles.notice} role="status">
        {t("sheet.opening")}
      </div>
    );
  return (
    <CompareBoard
      before={before.view}
      after={after.view}
      beforeName={t("revisionShort", { name: props.before.name })}
      afterName={t("revisionShort", { name: props.after.name })}
    />
  );
}
