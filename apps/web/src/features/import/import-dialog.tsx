import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  cancelImport,
  startImport,
  useCommitImport,
  useImport,
  useReadImportAgain,
} from "../../platform/api/import-api.ts";
import { useProject } from "../../platform/api/project-api.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureLine } from "../../ui/failure-notice.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { showToast } from "../../ui/toast-store.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportResult } from "./import-result.tsx";
import { ImportReview } from "./import-review.tsx";

type Sending =
  | { readonly step: "choose"; readonly error: unknown }
  | { readonly step: "sending"; readonly file: File; readonly share: number }
  | { readonly step: "sent"; readonly importId: string };

/** A file becomes tasks: choose, look at what it holds, say whose it is, commit. Nothing changes before the last step. */
export function ImportDialog({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useTranslation("import");
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending>({ step: "choose", error: null });
  const abort = useRef<AbortController | null>(null);
  const importId = sending.step === "sent" ? sending.importId : null;
  const project = useProject(projectId);
  const record = useImport(projectId, importId);
  const commit = useCommitImport(projectId, importId);
  const readAgain = useReadImportAgain(projectId, importId);
  const state = record.data?.state;
  const isDone = state === "done";
  const wasTold = useRef(false);
  const taskCount = record.data?.summary?.taskCount ?? 0;
  useEffect(() => {
    if (!isDone || wasTold.current) return;
    wasTold.current = true;
    showToast({ kind: "done", text: t("done", { count: taskCount }) });
    void client.invalidateQueries({ queryKey: ["project", projectId] });
    onClose();
  }, [isDone, taskCount, t, client, projectId, onClose]);

  const send = async (file: File) => {
    const controller = new AbortController();
    abort.current = controller;
    setSending({ step: "sending", file, share: 0 });
    try {
      const started = await startImport(projectId, file, {
        signal: controller.signal,
        onProgress: (share) => setSending({ step: "sending", file, share }),
      });
      setSending({ step: "sent", importId: started.importId });
    } catch (error) {
      setSending({ step: "choose", error });
    }
  };
  const again = () => {
    commit.reset();
    setSending({ step: "choose", error: null });
  };
  const handleCancel = () => {
    abort.current?.abort();
    if (importId !== null) void cancelImport(projectId, importId).catch(() => undefined);
    again();
  };
  /** Leaving the dialog leaves nothing behind that the person has not committed. */
  const handleClose = () => {
    if (importId !== null && (state === "reading" || state === "ready")) handleCancel();
    onClose();
  };

  return (
    <Dialog title={t("title")} size={720} onClose={handleClose}>
      {sending.step === "choose" && (
        <ChooseFile error={sending.error} onChoose={(file) => void send(file)} />
      )}
      {sending.step === "sending" && (
        <ImportProgress
          label={t("sending", { name: sending.file.name })}
          share={sending.share}
          onCancel={handleCancel}
        />
      )}
      {sending.step === "sent" && record.data === undefined && (
        <>
          <FailureLine error={record.error} />
          <SkeletonRows rows={5} />
        </>
      )}
      {(state === "reading" || state === "building" || state === "storing") && record.data && (
        <ImportProgress
          label={t(`working.${state}`)}
          share={record.data.total ? record.data.done / record.data.total : null}
          detail={
            record.data.total
              ? t("rows", { done: record.data.done, total: record.data.total })
              : null
          }
          onCancel={state === "storing" ? null : handleCancel}
        />
      )}
      {state === "ready" && record.data?.summary && project.data && (
        <ImportReview
          fileName={record.data.fileName}
          summary={record.data.summary}
          project={project.data}
          error={commit.error}
          isPending={commit.isPending}
          isReadingAgain={readAgain.isPending}
          readAgainError={readAgain.error}
          onReadAgain={(columns) => readAgain.mutate(columns)}
          onCommit={(mapping) => commit.mutate(mapping)}
          onCancel={handleCancel}
        />
      )}
      {(state === "failed" || state === "cancelled") && record.data && (
        <ImportResult record={record.data} onAgain={again} />
      )}
    </Dialog>
  );
}
