import { useDebouncedValue, useLocalStorage } from "@mantine/hooks";
import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMemo, useState, type ClipboardEvent, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useOutletContext } from "react-router";
import type { Project } from "../../platform/api/contract.ts";
import { useFiles, useFileSearch, useFileSettings } from "../../platform/api/file-api.ts";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadFailure } from "../../ui/failure-notice.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { TitleBlockFact } from "../../ui/title-block.tsx";
import { FileGrid, FileTable } from "./components/file-list.tsx";
import { FileToolbar, type FileLayout } from "./components/file-toolbar.tsx";
import { UploadDialog } from "./components/upload-dialog.tsx";
import { UploadTray } from "./components/upload-tray.tsx";
import { useUploads } from "./hooks/use-uploads.ts";
import {
  filterFiles,
  foldersOf,
  isFiltered,
  NO_FILTER,
  type FileFilter,
} from "./model/file-filter.ts";
import styles from "./files.module.css";

const SEARCH_DELAY_MS = 200;

/** The register: everything that this person may read, found as one types; files come by button, by drop and by paste. */
export function FilesPage() {
  const { t } = useTranslation("files");
  const project = useOutletContext<Project>();
  const [query, setQuery] = useState("");
  const [settled] = useDebouncedValue(query.trim(), SEARCH_DELAY_MS);
  const [filter, setFilter] = useState<FileFilter>(NO_FILTER);
  const [layout, setLayout] = useLocalStorage<FileLayout>({
    key: "parley.files.layout",
    defaultValue: "list",
  });
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [isOver, setOver] = useState(false);
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const files = useFiles(project.id);
  const settings = useFileSettings(project.id).data;
  const found = useFileSearch(project.id, settled);
  const uploads = useUploads(project.id, settings);
  const canUpload = project.standing.capabilities.includes("file.edit");

  const hits = settled === "" ? null : (found.data ?? null);
  const shown = useMemo(
    () => filterFiles(files.data ?? [], filter, hits),
    [files.data, filter, hits],
  );
  const hitOf = useMemo(() => new Map((hits ?? []).map((hit) => [hit.fileId, hit])), [hits]);
  const folders = useMemo(() => foldersOf(files.data ?? []), [files.data]);

  const take = (list: FileList | null | undefined): void => {
    if (canUpload && list != null && list.length > 0) setChosen([...list]);
  };
  const handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const handlePaste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const choose = canUpload ? () => input?.click() : null;
  const isEmpty = files.data?.length === 0;
  const List = layout === "grid" ? FileGrid : FileTable;
  return (
    <div
      className={classes(styles.page, isOver && styles.over)}
      onDragOver={(event) => {
        if (!canUpload || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={handleDrop}
      onPaste={handlePaste}
    >
      <FileToolbar
        project={project}
        query={query}
        onQuery={setQuery}
        filter={filter}
        onFilter={setFilter}
        folders={folders}
        layout={layout}
        onLayout={setLayout}
        onChoose={isEmpty ? null : choose}
      />
      <input
        ref={setInput}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t("upload.open")}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <div className={styles.scroll}>
        {files.data === undefined ? (
          files.error === null ? (
            <SkeletonRows rows={10} />
          ) : (
            <LoadFailure error={files.error} onRetry={() => void files.refetch()} />
          )
        ) : isEmpty ? (
          <EmptyState
            title={t("empty.title")}
            action={
              choose !== null && (
                <Button variant="filled" leftSection={<IconUpload size={14} />} onClick={choose}>
                  {t("upload.open")}
                </Button>
              )
            }
          >
            {t(canUpload ? "empty.text" : "empty.reader")}
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState
            title={t("noneFound.title")}
            action={
              <Button
                onClick={() => {
                  setFilter(NO_FILTER);
                  setQuery("");
                }}
              >
                {t("noneFound.action")}
              </Button>
            }
          >
            {t("noneFound.text")}
          </EmptyState>
        ) : (
          <List project={project} files={shown} hits={hitOf} />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {settled === "" && !isFiltered(filter) ? "" : t("found", { count: shown.length })}
      </p>
      {isOver && <div className={styles.dropNote}>{t("upload.drop")}</div>}
      {chosen.length > 0 && (
        <UploadDialog
          files={chosen}
          folder={filter.folder ?? ""}
          settings={settings}
          onUpload={uploads.add}
          onClose={() => setChosen([])}
        />
      )}
      <UploadTray uploads={uploads} />
      <TitleBlockFact label={t("title")}>{shown.length}</TitleBlockFact>
    </div>
  );
}
