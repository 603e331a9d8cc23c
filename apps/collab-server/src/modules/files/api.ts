export { findFile, lockRevision, revisionsOf } from "./file-repository.ts";
