export { readableYdocs, readCatalog } from "./read-catalog.ts";
export {
  insertFirstUpdate,
  insertYdoc,
  ydocsOfProject,
  type FirstUpdate,
  type YdocRow,
} from "./ydoc-repository.ts";
