export { beginNotes } from "./begin-notes.ts";
export { createSpec, type NewSpec } from "./create-spec.ts";
