export { createProject } from "./create-project.ts";
export { findProject } from "./project-repository.ts";
