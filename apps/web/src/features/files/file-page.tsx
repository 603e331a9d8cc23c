import { Button } from "@mantine/core";
import {
  IconChevronLeft,
  IconDownload,
  IconGitCompare,
  IconLayoutSidebarRight,
  IconPencil,
  IconUpload,
} from "@tabler/icons-react";
import { useLocalStorage } from "@mantine/hooks";
import type { RevisionId } from "@parley/shared/primitives/ids.ts";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useOutletContext, useParams } from "react-router";
import { failureOf } from "../../platform/api/api-error.ts";
import type { Project } from "../../platform/api/contract.ts";
import {
  contentUrl,
  downloadUrl,
  thumbnailUrl,
  useFile,
  useFileSettings,
  type FileRevision,
  type ProjectFile,
} from "../../platform/api/file-api.ts";
import { canOpenSheet } from "../../platform/sheets/open-sheet-file.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureSentence, LoadFailure } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { TitleBlockFact } from "../../ui/title-block.tsx";
import { ApiError } from "../../platform/api/api-error.ts";
import { FileFactsDialog } from "./components/file-facts-dialog.tsx";
import { FileReviews } from "./components/file-reviews.tsx";
import { FileStatusLabel } from "./components/file-status.tsx";
import { RevisionDialog } from "./components/revision-dialog.tsx";
import { SheetViewer } from "./sheet/sheet-viewer.tsx";
import { UploadTray } from "./components/upload-tray.tsx";
import { useUploads } from "./hooks/use-uploads.ts";
import styles from "./files.module.css";

/** One file: what it is, its newest revision, and all that it replaced. */
export function FilePage() {
  const { t } = useTranslation("files");
  const project = useOutletContext<Project>();
  const { fileId = "", revisionId } = useParams();
  const { data, error, refetch } = useFile(project.id, fileId);
  if (data === undefined) {
    if (error === null) return <SkeletonRows rows={12} />;
    if (failureOf(error) !== "access.not-found") {
      return <LoadFailure error={error} onRetry={() => void refetch()} />;
    }
  }
  const revision =
    revisionId === undefined
      ? data?.revisions[0]
      : data?.revisions.find(({ id }) => id === revisionId);
  if (data === undefined || revision === undefined) {
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
  }
  return (
    <Shown project={project} file={data.file} revisions={data.revisions} revision={revision} />
  );
}

function Shown(props: {
  project: Project;
  file: ProjectFile;
  revisions: readonly FileRevision[];
  revision: FileRevision;
}) {
  const { t } = useTranslation(["files", "common"]);
  const formats = useFormats();
  const { project, file, revision, revisions } = props;
  const settings = useFileSettings(project.id).data;
  const uploads = useUploads(project.id, settings);
  const input = useRef<HTMLInputElement>(null);
  const [next, setNext] = useState<File | null>(null);
  const [hasSide, setSide] = useLocalStorage({ key: "parley.files.side", defaultValue: true });
  const [isEditing, setEditing] = useState(false);
  // With the one before it; the first with the one after.
  const at = revisions.indexOf(revision);
  const other = canOpenSheet(revision.mediaType)
    ? [revisions[at + 1], revisions[at - 1]].find(
        (one) => one !== undefined && canOpenSheet(one.mediaType),
      )
    : undefined;
  const comparePath = (one: FileRevision, two: FileRevision): string => {
    const [before, after] = one.ordinal < two.ordinal ? [one, two] : [two, one];
    return `/projects/${project.id}/documents/${file.id}/compare/${before.id}/${after.id}`;
  };
  const owner = project.participants.find((one) => one.organisationId === file.organisationId);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t("fields.status"), <FileStatusLabel key="status" status={file.status} />],
    [t("fields.kind"), t(`kind.${file.kind}`)],
    [
      t("fields.discipline"),
      file.discipline === null ? t("none") : t(`discipline.${file.discipline}`),
    ],
    [t("fields.audience"), t(`common:audience.${file.audience}`)],
    [t("fields.folder"), file.folder === "" ? t("none") : file.folder],
    [t("fields.tags"), file.tags.length === 0 ? t("none") : file.tags.join(" · ")],
    ...Object.entries(file.custom),
    [t("fields.size"), formats.bytes(revision.bytes)],
    [
      t("fields.pages"),
      revision.preview.pageCount === null ? t("none") : formats.number(revision.preview.pageCount),
    ],
  ];
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link
          to={`/projects/${project.id}/documents`}
          className={styles.back}
          aria-label={t("backToRegister")}
        >
          <IconChevronLeft size={16} aria-hidden />
        </Link>
        <h2 className={styles.fileTitle}>
          {file.number !== "" && <span className={styles.fileNumber}>{file.number}</span>}
          {file.title !== file.number && (
            <span className="ellipsis" title={file.title}>
              {file.title}
            </span>
          )}
        </h2>
        <span className={styles.barEnd}>
          <Button
            aria-label={t("facts")}
            title={t("facts")}
            aria-pressed={hasSide}
            className={styles.sideToggle}
            onClick={() => setSide(!hasSide)}
          >
            <IconLayoutSidebarRight size={14} aria-hidden />
          </Button>
          {other !== undefined && (
            <Button
              component={Link}
              to={comparePath(revision, other)}
              aria-label={t("compare.open")}
            >
              <IconGitCompare size={14} aria-hidden />
              <span className={styles.wide}>{t("compare.open")}</span>
            </Button>
          )}
          <Button
            component="a"
            href={downloadUrl(project.id, file.id, revision.id)}
            download={revision.fileName}
            aria-label={t("download")}
          >
            <IconDownload size={14} aria-hidden />
            <span className={styles.wide}>{t("download")}</span>
          </Button>
          {file.canEdit && (
            <>
              <Button aria-label={t("edit.open")} onClick={() => setEditing(true)}>
                <IconPencil size={14} aria-hidden />
                <span className={styles.wide}>{t("edit.open")}</span>
              </Button>
              <Button
                variant="filled"
                aria-label={t("revise.open")}
                onClick={() => input.current?.click()}
              >
                <IconUpload size={14} aria-hidden />
                <span className={styles.wide}>{t("revise.open")}</span>
              </Button>
              <input
                ref={input}
                type="file"
                className="visually-hidden"
                tabIndex={-1}
                aria-label={t("revise.open")}
                onChange={(event) => {
                  setNext(event.currentTarget.files?.[0] ?? null);
                  event.currentTarget.value = "";
                }}
              />
            </>
          )}
        </span>
      </header>
      <div className={styles.detail}>
        <Preview project={project} file={file} revision={revision} revisions={revisions} />
        <aside className={styles.side} aria-label={t("facts")} hidden={!hasSide}>
          <dl className={styles.facts}>
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <FileReviews project={project} file={file} />
          <h3 className={styles.sideTitle}>{t("revisions", { count: revisions.length })}</h3>
          <ol className={styles.revisions}>
            {revisions.map((one) => (
              <RevisionItem
                key={one.id}
                project={project}
                file={file}
                revision={one}
                isShown={one.id === revision.id}
              />
            ))}
          </ol>
        </aside>
      </div>
      {next !== null && (
        <RevisionDialog
          file={file}
          chosen={next}
          onUpload={uploads.add}
          onClose={() => setNext(null)}
        />
      )}
      {isEditing && (
        <FileFactsDialog projectId={project.id} file={file} onClose={() => setEditing(false)} />
      )}
      <UploadTray uploads={uploads} />
      <TitleBlockFact label={t("columns.revision")}>{revision.name}</TitleBlockFact>
      {owner !== undefined && (
        <TitleBlockFact label={t("columns.organisation")}>
          <OrganisationBadge organisation={owner} withName />
        </TitleBlockFact>
      )}
    </div>
  );
}

/** What can be opened here is; of other files the first page, or why there is none. */
function Preview(props: {
  project: Project;
  file: ProjectFile;
  revision: FileRevision;
  revisions: readonly FileRevision[];
}) {
  const { t } = useTranslation("files");
  const { project, file, revision, revisions } = props;
  const formers = useMemo(
    () =>
      revisions.slice(revisions.indexOf(revision) + 1).map((one) => ({
        id: one.id as RevisionId,
        name: one.name,
        url: contentUrl(project.id, file.id, one.id),
        mediaType: one.mediaType,
      })),
    [project.id, file.id, revision, revisions],
  );
  const { preview, mediaType } = revision;
  const alt = t("pictureOf", { name: file.title });
  if (canOpenSheet(mediaType)) {
    const url = contentUrl(project.id, file.id, revision.id);
    return (
      <SheetViewer
        key={url}
        url={url}
        mediaType={mediaType}
        name={file.title}
        fileId={file.id}
        revisionId={revision.id}
        revisionName={revision.name}
        formers={formers}
      />
    );
  }
  return (
    <div className={styles.preview}>
      {preview.state === "waiting" ? (
        <p className="quiet" role="status">
          {t("previewWaiting")}
        </p>
      ) : preview.hasThumbnail ? (
        <img src={thumbnailUrl(project.id, file.id, revision.id)} alt={alt} />
      ) : (
        <p className="quiet">
          {preview.error === null ? (
            t("previewNone")
          ) : (
            <FailureSentence error={new ApiError(preview.error, 0, preview.error)} />
          )}
        </p>
      )}
    </div>
  );
}

function RevisionItem(props: {
  project: Project;
  file: ProjectFile;
  revision: FileRevision;
  isShown: boolean;
}) {
  const { t } = useTranslation("files");
  const formats = useFormats();
  const { project, file, revision, isShown } = props;
  const by = project.people.find(({ userId }) => userId === revision.userId);
  const organisation = project.participants.find(
    ({ organisationId }) => organisationId === revision.organisationId,
  );
  return (
    <li className={styles.revision} data-current={isShown}>
      <Link
        to={`/projects/${project.id}/documents/${file.id}/revisions/${revision.id}`}
        aria-current={isShown ? "true" : undefined}
        className={styles.revisionName}
      >
        {t("revisionShort", { name: revision.name })}
      </Link>
      <span className={styles.revisionBy}>
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
        <span className="ellipsis">{by?.name ?? organisation?.name ?? ""}</span>
      </span>
      <time
        className="quiet small"
        dateTime={revision.createdAt}
        title={formats.dateTime(revision.createdAt)}
      >
        {formats.relative(revision.createdAt)}
      </time>
      <p className={styles.reason}>{revision.reason}</p>
      <span className="quiet small ellipsis" title={revision.fileName}>
        {revision.fileName} · {formats.bytes(revision.bytes)}
      </span>
    </li>
  );
}
