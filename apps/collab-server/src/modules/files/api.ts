export {
  filesOfProject,
  findFile,
  insertBlob,
  insertFile,
  insertRevision,
  lockRevision,
  revisionsOf,
  revisionsOfFiles,
  type FileRow,
  type RevisionRow,
} from "./file-repository.ts";
