import type { FileId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import type { ProjectFile } from "../../../platform/api/file-api.ts";
import { filterFiles, foldersOf, NO_FILTER } from "./file-filter.ts";

const file = (id: string, facts: Partial<ProjectFile> = {}): ProjectFile =>
  ({
    id: id as FileId,
    kind: "drawing",
    discipline: null,
    status: "shared",
    folder: "",
    organisationId: "one",
    ...facts,
  }) as ProjectFile;
const ids = (files: readonly ProjectFile[]) => files.map(({ id }) => id);

test("a folder holds what lies below it, and not what only begins with its name", () => {
  const files = [
    file("a", { folder: "MEP" }),
    file("b", { folder: "MEP/Ducts" }),
    file("c", { folder: "MEPX" }),
  ];
  expect(ids(filterFiles(files, { ...NO_FILTER, folder: "MEP" }, null))).toEqual(["a", "b"]);
  expect(foldersOf(files)).toEqual(["MEP", "MEP/Ducts", "MEPX"]);
});

test("archived files show when they are asked for or searched", () => {
  const files = [file("a"), file("b", { status: "archived" })];
  expect(ids(filterFiles(files, NO_FILTER, null))).toEqual(["a"]);
  expect(ids(filterFiles(files, { ...NO_FILTER, status: "archived" }, null))).toEqual(["b"]);
  const hits = [{ fileId: "b" as FileId, pages: [] }];
  expect(ids(filterFiles(files, NO_FILTER, hits))).toEqual(["b"]);
});
