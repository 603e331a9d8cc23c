import type {
  FileId,
  EntityId,
  MeetingId,
  OrganisationId,
  ProjectId,
  ReviewerId,
  ReviewRoundId,
  RevisionId,
  RoleId,
  SpecId,
  TaskId,
  UserId,
  WallId,
  YdocId,
} from "@parley/shared/primitives/ids.ts";
import { ENTITY_ID_PATTERN } from "@parley/shared/primitives/ids.ts";
import { AUDIENCES } from "@parley/shared/documents/ydoc-kind.ts";
import { z } from "zod";

/** The schema of an id also says which kind of id it is: handlers get branded types. */
const row = <T extends string>() => z.uuid() as unknown as z.ZodType<T, T>;
export const userId = row<UserId>();
export const organisationId = row<OrganisationId>();
export const projectId = row<ProjectId>();
export const roleId = row<RoleId>();
export const wallId = row<WallId>();
export const meetingId = row<MeetingId>();
export const specId = row<SpecId>();
export const fileId = row<FileId>();
export const revisionId = row<RevisionId>();
export const reviewRoundId = row<ReviewRoundId>();
export const reviewerId = row<ReviewerId>();
export const ydocId = row<YdocId>();
export const rowId = z.uuid();
export const entityId = z.string().regex(ENTITY_ID_PATTERN) as unknown as z.ZodType<
  EntityId,
  EntityId
>;
export const taskId = z.string().regex(ENTITY_ID_PATTERN) as unknown as z.ZodType<TaskId, TaskId>;

// oxlint-disable-next-line no-control-regex -- control characters are what is kept out
const noControl = /^[^\u0000-\u001f\u007f]*$/;
/** Text on one line, without space at its ends. */
export const line = (most: number) =>
  z.string().trim().min(1).max(most).regex(noControl, "must not hold control characters");

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("must be a mail address"));
export const language = z.enum(["en", "zh-CN"]);
export const colour = z.int().min(1).max(12);
/** One to four characters: 钢 and GC alike. */
export const organisationCode = line(16).refine(
  (code) => Array.from(code).length <= 4,
  "must have at most 4 characters",
);
export const timeZone = line(64).refine(isTimeZone, "must be a time zone such as Europe/Berlin");
export const newPassword = z.string().max(256);
export const instant = z.iso.datetime();
export const audience = z.enum(AUDIENCES);
export const expiresInDays = z.int().min(1).max(90);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
