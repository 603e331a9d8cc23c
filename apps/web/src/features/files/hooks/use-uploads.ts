import { checkName, withoutExtension } from "@parley/shared/files/naming-template.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError } from "../../../platform/api/api-error.ts";
import {
  addRevision,
  createFile,
  type FileFacts,
  type FileSettings,
  type ProjectFile,
} from "../../../platform/api/file-api.ts";
import { startUpload, type ResumableUpload } from "../../../platform/api/resumable-upload.ts";

/** What becomes of the bytes once they are there. */
export type UploadTarget =
  | { readonly kind: "new"; readonly facts: FileFacts; readonly revisionName: string }
  | {
      readonly kind: "revision";
      readonly file: ProjectFile;
      readonly revisionName: string;
      readonly reason: string;
    };
export type UploadItem = {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly state: "queued" | "sending" | "paused" | "storing" | "done" | "failed";
  /** 0 to 1 */
  readonly share: number;
  readonly error: unknown;
  readonly fileId: string | null;
};
type Job = {
  readonly file: File;
  readonly target: UploadTarget;
  upload: ResumableUpload | null;
  uploadId: string | null;
};

/** More at once share the same line and only finish later. */
const AT_ONCE = 3;

/** Uploads of this tab: some at a time, each of which can be paused, resumed, tried again and given up. */
export function useUploads(projectId: string, settings: FileSettings | undefined) {
  const client = useQueryClient();
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const jobs = useRef(new Map<number, Job>());
  const next = useRef(0);

  const change = useCallback((key: number, values: Partial<UploadItem>): void => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...values } : item)));
  }, []);

  const commit = useCallback(
    async (key: number): Promise<void> => {
      const job = jobs.current.get(key);
      if (job?.uploadId == null) return;
      change(key, { state: "storing", share: 1, error: null });
      const { target, uploadId } = job;
      const { revisionName } = target;
      try {
        const made =
          target.kind === "new"
            ? await createFile(projectId, { ...target.facts, uploadId, revisionName })
            : await addRevision(projectId, target.file.id, {
                uploadId,
                revisionName,
                reason: target.reason,
                replaces: target.file.revision.id,
              });
        change(key, { state: "done", fileId: made.id });
        await client.invalidateQueries({ queryKey: ["files", projectId] });
      } catch (error) {
        change(key, { state: "failed", error });
      }
    },
    [change, client, projectId],
  );

  const start = useCallback(
    (key: number): void => {
      const job = jobs.current.get(key);
      if (job === undefined) return;
      change(key, { state: "sending", error: null });
      if (job.uploadId !== null) void commit(key);
      else if (job.upload !== null) job.upload.resume();
      else {
        job.upload = startUpload(projectId, job.file, {
          progress: (share) => change(key, { share }),
          whole: (uploadId) => {
            job.uploadId = uploadId;
            void commit(key);
          },
          failed: (error) => change(key, { state: "failed", error }),
        });
      }
    },
    [change, commit, projectId],
  );

  useEffect(() => {
    const busy = items.filter(({ state }) => state === "sending" || state === "storing").length;
    const waiting = items.filter(({ state }) => state === "queued");
    for (const { key } of waiting.slice(0, Math.max(0, AT_ONCE - busy))) start(key);
  }, [items, start]);

  // What is half sent goes on when the same file is chosen again; closing the tab by mistake is still asked about.
  const isBusy = items.some(({ state }) => state !== "done" && state !== "failed");
  useEffect(() => {
    if (!isBusy) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isBusy]);

  const add = useCallback(
    (files: readonly { readonly file: File; readonly target: UploadTarget }[]): void => {
      const added = files.map(({ file, target }): UploadItem => {
        const key = (next.current += 1);
        jobs.current.set(key, { file, target, upload: null, uploadId: null });
        const kind = target.kind === "new" ? target.facts.kind : target.file.kind;
        const isBadName =
          settings?.namingKinds.includes(kind) === true &&
          !checkName(settings.namingTemplate, withoutExtension(file.name)).ok;
        const error = isBadName ? new ApiError("file.name-rule", 400, "name") : null;
        return {
          key,
          name: file.name,
          bytes: file.size,
          state: isBadName ? "failed" : "queued",
          share: 0,
          error,
          fileId: null,
        };
      });
      setItems((all) => [...all, ...added]);
    },
    [settings],
  );
  const pause = (key: number): void => {
    jobs.current.get(key)?.upload?.pause();
    change(key, { state: "paused" });
  };
  const remove = (key: number): void => {
    const item = items.find((one) => one.key === key);
    if (item?.state !== "done") void jobs.current.get(key)?.upload?.cancel();
    jobs.current.delete(key);
    setItems((all) => all.filter((one) => one.key !== key));
  };
  const clear = (): void => {
    for (const { key, state } of items) if (state === "done") jobs.current.delete(key);
    setItems((all) => all.filter(({ state }) => state !== "done"));
  };
  return { items, add, pause, resume: start, remove, clear };
}

export type Uploads = ReturnType<typeof useUploads>;
