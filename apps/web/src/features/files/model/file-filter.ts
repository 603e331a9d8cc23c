import type { Discipline, FileKind, FileStatus } from "@parley/shared/files/file.ts";
import type { FileHit, ProjectFile } from "../../../platform/api/file-api.ts";

export type FileFilter = {
  readonly kind: FileKind | null;
  readonly discipline: Discipline | null;
  readonly status: FileStatus | null;
  readonly organisationId: string | null;
  readonly folder: string | null;
};
export const NO_FILTER: FileFilter = {
  kind: null,
  discipline: null,
  status: null,
  organisationId: null,
  folder: null,
};
export const isFiltered = (filter: FileFilter): boolean =>
  Object.values(filter).some((value) => value !== null);

/** A folder holds what lies in the folders below it. */
const isWithin = (folder: string, of: string): boolean =>
  of === folder || of.startsWith(`${folder}/`);

/** Archived files show only when they are asked for. `hits` null: nothing is searched for. */
export function filterFiles(
  files: readonly ProjectFile[],
  filter: FileFilter,
  hits: readonly FileHit[] | null,
): readonly ProjectFile[] {
  const found = hits === null ? null : new Set(hits.map(({ fileId }) => fileId));
  return files.filter(
    (file) =>
      (found === null || found.has(file.id)) &&
      (filter.kind === null || file.kind === filter.kind) &&
      (filter.discipline === null || file.discipline === filter.discipline) &&
      (filter.status === null
        ? found !== null || file.status !== "archived"
        : file.status === filter.status) &&
      (filter.organisationId === null || file.organisationId === filter.organisationId) &&
      (filter.folder === null || isWithin(filter.folder, file.folder)),
  );
}

/** Every folder that a file lies in, with those above it. */
export function foldersOf(files: readonly ProjectFile[]): readonly string[] {
  const folders = new Set<string>();
  for (const { folder } of files) {
    const names = folder === "" ? [] : folder.split("/");
    names.forEach((_, index) => folders.add(names.slice(0, index + 1).join("/")));
  }
  return [...folders].toSorted((a, b) => a.localeCompare(b));
}
