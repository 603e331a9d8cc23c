import { describe, expect, test } from "vitest";
import { AUDIENCES } from "../documents/ydoc-kind.ts";
import { FILE_STATUSES, type FilePlace } from "../files/file.ts";
import type { OrganisationId, ProjectId, UserId } from "../primitives/ids.ts";
import type { Capability } from "./capability.ts";
import {
  canCreateFile,
  canEditFile,
  canListFiles,
  canManageFileSettings,
  canReadFile,
  canSetFileStatus,
  canUpload,
} from "./file-policy.ts";
import { OUTSIDER, type Standing } from "./standing.ts";

const HOST = "host" as OrganisationId;
const OWN = "own" as OrganisationId;
const OTHER = "other" as OrganisationId;
const ALL: readonly Capability[] = [
  "file.read",
  "file.read.internal",
  "file.edit",
  "file.status",
  "project.manage",
];
const of = (
  organisationId: OrganisationId,
  capabilities: readonly Capability[] = ALL,
): Standing => ({
  kind: "participant",
  projectId: "p" as ProjectId,
  userId: "u" as UserId,
  organisationId,
  isHost: organisationId === HOST,
  capabilities: new Set(capabilities),
});
const place = (values: Partial<FilePlace> = {}): FilePlace => ({
  organisationId: OWN,
  audience: "everyone",
  status: "shared",
  ...values,
});
const readers = (values: Partial<FilePlace>): OrganisationId[] =>
  [HOST, OWN, OTHER].filter((one) => canReadFile(of(one), place(values)).allowed);

describe("files", () => {
  test("F1 are read by everyone, by host and owner, or by their own organisation, as their audience says", () => {
    expect(readers({ audience: "everyone" })).toEqual([HOST, OWN, OTHER]);
    expect(readers({ audience: "host" })).toEqual([HOST, OWN]);
    expect(readers({ audience: "private" })).toEqual([OWN]);
  });

  test("F2 in work belong to their organisation alone, whatever their audience", () => {
    for (const audience of AUDIENCES) expect(readers({ audience, status: "wip" })).toEqual([OWN]);
  });

  test("F3 that may not be read are not there, and outsiders are told of none", () => {
    const hidden = { allowed: false, reason: "access.not-found" };
    expect(canReadFile(of(OTHER), place({ audience: "private" }))).toEqual(hidden);
    expect(canEditFile(of(OTHER), place({ audience: "private" }))).toEqual(hidden);
    expect(canReadFile(of(OWN, []), place())).toEqual(hidden);
    expect(canReadFile(of(OWN, ["file.read"]), place({ audience: "private" }))).toEqual(hidden);
    for (const policy of [canListFiles, canUpload, canManageFileSettings]) {
      expect(policy(OUTSIDER)).toEqual(hidden);
    }
    for (const policy of [canReadFile, canEditFile, canCreateFile]) {
      expect(policy(OUTSIDER, place())).toEqual(hidden);
    }
    expect(canSetFileStatus(OUTSIDER, place(), "published")).toEqual(hidden);
  });

  test("F4 are described and revised by their own organisation only, also where others read them", () => {
    expect(canEditFile(of(OWN), place()).allowed).toBe(true);
    for (const one of [HOST, OTHER]) {
      expect(canEditFile(of(one), place())).toEqual({ allowed: false, reason: "access.forbidden" });
    }
    expect(canEditFile(of(OWN, ["file.read"]), place()).allowed).toBe(false);
    expect(canUpload(of(OWN, ["file.read"])).allowed).toBe(false);
  });

  test("F5 are published and archived by those who may decide", () => {
    const editor = of(OWN, ["file.read", "file.read.internal", "file.edit"]);
    for (const from of FILE_STATUSES)
      for (const to of FILE_STATUSES) {
        const decides = [from, to].some(
          (status) => status === "published" || status === "archived",
        );
        expect(canSetFileStatus(of(OWN), place({ status: from }), to).allowed).toBe(true);
        expect(canSetFileStatus(editor, place({ status: from }), to).allowed).toBe(
          from === to || !decides,
        );
      }
  });

  test("F6 are named as the host says", () => {
    expect(canManageFileSettings(of(HOST)).allowed).toBe(true);
    expect(canManageFileSettings(of(OWN)).allowed).toBe(false);
  });
});
