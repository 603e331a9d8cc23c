import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { FileHit, ProjectFile } from "../../../platform/api/file-api.ts";
import type { Project } from "../../../platform/api/contract.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { classes } from "../../../ui/classes.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import table from "../../../ui/table.module.css";
import { FilePicture } from "./file-picture.tsx";
import { FileStatusLabel } from "./file-status.tsx";
import styles from "../files.module.css";

type ListProps = {
  project: Project;
  files: readonly ProjectFile[];
  hits: ReadonlyMap<string, FileHit>;
};

const participantOf = (project: Project, id: OrganisationId) =>
  project.participants.find(({ organisationId }) => organisationId === id);
const pathOf = (project: Project, file: ProjectFile): string =>
  `/projects/${project.id}/documents/${file.id}`;

export function FileTable({ project, files, hits }: ListProps) {
  const { t } = useTranslation(["files", "common"]);
  const formats = useFormats();
  return (
    <table className={classes(table.table, styles.table)}>
      <thead>
        <tr>
          <th scope="col">{t("columns.file")}</th>
          <th scope="col">{t("columns.revision")}</th>
          <th scope="col">{t("columns.status")}</th>
          <th scope="col">{t("columns.discipline")}</th>
          <th scope="col">{t("columns.organisation")}</th>
          <th scope="col" className={table.number}>
            {t("columns.updated")}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => {
          const owner = participantOf(project, file.organisationId);
          return (
            <tr key={file.id}>
              <td>
                <div className={styles.nameCell}>
                  <FilePicture
                    projectId={project.id}
                    fileId={file.id}
                    revision={file.revision}
                    size="row"
                  />
                  <div className={styles.names}>
                    <Link to={pathOf(project, file)} className={table.name}>
                      <FileName file={file} />
                    </Link>
                    {file.folder !== "" && <span className="quiet small">{file.folder}</span>}
                    <Hits hit={hits.get(file.id)} />
                  </div>
                </div>
              </td>
              <td>
                <span className={table.chip}>{file.revision.name}</span>
              </td>
              <td>
                <FileStatusLabel status={file.status} />
              </td>
              <td className="quiet">
                {file.discipline === null ? "–" : t(`discipline.${file.discipline}`)}
              </td>
              <td>
                <span className={styles.owner}>
                  {owner !== undefined && <OrganisationBadge organisation={owner} />}
                  {file.audience !== "everyone" && (
                    <IconLock
                      size={13}
                      role="img"
                      aria-label={t(`common:audience.${file.audience}`)}
                    />
                  )}
                </span>
              </td>
              <td className={table.number}>
                <time
                  dateTime={file.revision.createdAt}
                  title={formats.dateTime(file.revision.createdAt)}
                >
                  {formats.relative(file.revision.createdAt)}
                </time>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A title that only repeats the number is said once. */
const FileName = ({ file }: { file: ProjectFile }) => (
  <>
    {file.number !== "" && <span className={styles.fileNumber}>{file.number}</span>}{" "}
    {file.title !== file.number && file.title}
  </>
);

function Hits({ hit }: { hit: FileHit | undefined }) {
  const { t } = useTranslation("files");
  if (hit === undefined || hit.pages.length === 0) return null;
  return (
    <ul className={styles.hits}>
      {hit.pages.map(({ page, before, match, after }) => (
        <li key={page}>
          <span className={styles.hitPage}>{t("page", { page })}</span>
          <span>
            {before}
            <mark>{match}</mark>
            {after}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function FileGrid({ project, files, hits }: ListProps) {
  const { t } = useTranslation("files");
  return (
    <ul className={styles.grid}>
      {files.map((file) => {
        const owner = participantOf(project, file.organisationId);
        return (
          <li key={file.id} className={styles.card}>
            <FilePicture
              projectId={project.id}
              fileId={file.id}
              revision={file.revision}
              size="card"
            />
            <div className={styles.cardText}>
              <Link to={pathOf(project, file)} className={styles.cardLink}>
                <FileName file={file} />
              </Link>
              <span className={styles.cardFacts}>
                <FileStatusLabel status={file.status} />
                <span className="quiet small">
                  {t("revisionShort", { name: file.revision.name })}
                </span>
                {owner !== undefined && <OrganisationBadge organisation={owner} />}
              </span>
              <Hits hit={hits.get(file.id)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
