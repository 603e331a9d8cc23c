import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ProjectSummary } from "../../platform/api/contract.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { useRoleName } from "../../platform/i18n/role-name.ts";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { classes } from "../../ui/classes.ts";
import styles from "./project-table.module.css";
import table from "../../ui/table.module.css";

export function ProjectTable({ projects }: { projects: readonly ProjectSummary[] }) {
  const { t } = useTranslation("home");
  const formats = useFormats();
  const roleName = useRoleName();
  return (
    <table className={classes(table.table, styles.table)}>
      <thead>
        <tr>
          <th scope="col">{t("columns.project")}</th>
          <th scope="col">{t("columns.host")}</th>
          <th scope="col">{t("columns.role")}</th>
          <th scope="col" className={table.number}>
            {t("columns.participants")}
          </th>
          <th scope="col" className={table.number}>
            {t("columns.updated")}
          </th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.id}>
            <td>
              <Link to={`/projects/${project.id}`} className={table.name}>
                {project.name}
              </Link>
            </td>
            <td>
              <OrganisationBadge organisation={project.host} withName />
            </td>
            <td>{roleName(project.role)}</td>
            <td className={table.number}>
              {t("participants", { count: project.participantCount })}
            </td>
            <td className={table.number}>
              <time dateTime={project.updatedAt} title={formats.dateTime(project.updatedAt)}>
                {formats.relative(project.updatedAt)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
