import { ImportDialog } from "../features/import/import-dialog.tsx";
import { NewProjectPage } from "../features/home/new-project-page.tsx";

export function NewProjectRoute() {
  return (
    <NewProjectPage
      renderImport={(projectId, onClose) => (
        <ImportDialog projectId={projectId} onClose={onClose} />
      )}
    />
  );
}
