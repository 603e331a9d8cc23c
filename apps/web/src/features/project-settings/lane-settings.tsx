import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../platform/api/contract.ts";
import { useLanes } from "../../platform/api/project-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { LoadFailure } from "../../ui/failure-notice.tsx";
import { Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import table from "../../ui/table.module.css";

/** Who reads which part of my organisation's plan. */
export function LaneSettings({ project }: { project: Project }) {
  const { t } = useTranslation(["settings", "common"]);
  const formats = useFormats();
  const { data, error, refetch } = useLanes(project.id);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={3} />
    ) : (
      <LoadFailure error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <Section title={t("lanes.title")} note={t("lanes.note")}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("lanes.audience")}</th>
            <th scope="col">{t("lanes.readers")}</th>
            <th scope="col" className={table.number}>
              {t("lanes.tasks")}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((lane) => (
            <tr key={`${lane.organisationId} ${lane.audience}`}>
              <td className={table.name}>
                <span className={table.person}>
                  {lane.audience === "private" && <IconLock size={14} aria-hidden />}
                  {t(`common:audience.${lane.audience}`)}
                </span>
              </td>
              <td>{t(`lanes.reader.${lane.audience}`)}</td>
              <td className={table.number}>{formats.number(lane.taskCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t("lanes.how")}</p>
    </Section>
  );
}
