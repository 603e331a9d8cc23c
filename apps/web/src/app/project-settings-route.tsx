import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useOutletContext, useParams } from "react-router";
import { ImportDialog } from "../features/import/import-dialog.tsx";
import {
  ProjectSettingsPage,
  SECTIONS,
} from "../features/project-settings/project-settings-page.tsx";
import type { Project } from "../platform/api/contract.ts";

export function ProjectSettingsRoute() {
  const { t } = useTranslation("settings");
  const project = useOutletContext<Project>();
  const wanted = useParams()["section"];
  const [isImporting, setImporting] = useState(false);
  const section = SECTIONS.find((each) => each === wanted);
  if (section === undefined) {
    return <Navigate to={`/projects/${project.id}/settings/general`} replace />;
  }
  return (
    <>
      <ProjectSettingsPage
        project={project}
        section={section}
        importButton={
          <Button leftSection={<IconUpload size={14} />} onClick={() => setImporting(true)}>
            {t("import.action")}
          </Button>
        }
      />
      {isImporting && <ImportDialog projectId={project.id} onClose={() => setImporting(false)} />}
    </>
  );
}
