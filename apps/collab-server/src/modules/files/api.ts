export {
  filesOfProject,
  findFile,
  lockRevision,
  revisionsOf,
  revisionsOfFiles,
  type FileRow,
  type RevisionRow,
} from "./file-repository.ts";
