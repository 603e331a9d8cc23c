import type { LedgerEntry } from "@parley/shared/documents/edit.ts";
import type {
  BoardColumn,
  FrameSettings,
  MissReason,
  Phase,
  ProjectCalendar,
} from "@parley/shared/documents/frame.ts";
import type {
  CheckItem,
  Relation,
  TaskFields,
  TaskPromise,
} from "@parley/shared/documents/task.ts";
import type { Mark } from "@parley/shared/documents/mark.ts";
import type { ReactionKind, WallObject } from "@parley/shared/documents/wall.ts";
import type { Audience, SpecWriters } from "@parley/shared/documents/ydoc-kind.ts";
import type { SpecHeading } from "@parley/shared/documents/spec-text.ts";
import type { Discipline, FileKind, FileStatus } from "@parley/shared/files/file.ts";
import type { BuiltInRoleKey } from "@parley/shared/permissions/built-in-roles.ts";
import type { EntityId, TaskId } from "@parley/shared/primitives/ids.ts";

/** Demo data as plain data. Organisations and people go by keys, because their ids are made by the database. */
export type Demo = {
  readonly organisations: readonly DemoOrganisation[];
  readonly people: readonly DemoPerson[];
  readonly projects: readonly DemoProject[];
};

export type DemoOrganisation = {
  readonly key: string;
  readonly name: string;
  readonly code: string; // 1 to 4 characters
  readonly colour: number; // 1 to 12
};

export type DemoPerson = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: "en" | "zh-CN";
  readonly timeZone: string;
  readonly memberships: readonly {
    readonly organisation: string;
    readonly role: "admin" | "member";
  }[];
  /** Offered on the sign-in screen of a demo. */
  readonly offered: boolean;
};

export type DemoProject = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly host: string;
  /** The host comes first. */
  readonly participants: readonly { readonly organisation: string; readonly colour: number }[];
  readonly people: readonly {
    readonly person: string;
    readonly organisation: string;
    readonly role: BuiltInRoleKey;
  }[];
  readonly frame: {
    readonly columns: readonly BoardColumn[];
    readonly reasons: readonly MissReason[];
    readonly phases: readonly Phase[];
    readonly calendars: readonly ProjectCalendar[];
    readonly settings: FrameSettings;
  };
  readonly lanes: readonly DemoLane[];
  readonly ledgers: readonly {
    readonly organisation: string;
    readonly audience: Extract<Audience, "host" | "private">;
    readonly entries: readonly LedgerEntry[];
  }[];
  readonly walls?: readonly DemoWall[];
  readonly files?: readonly DemoFile[];
  readonly specs?: readonly DemoSpec[];
};

export type DemoSpec = {
  /** Whose it is. */
  readonly organisation: string;
  readonly author: string;
  readonly title: string;
  readonly number: string;
  readonly audience: Audience;
  readonly writers: SpecWriters;
  readonly headings: readonly SpecHeading[];
};

export type DemoFile = {
  /** Whose it is. */
  readonly organisation: string;
  readonly facts: {
    readonly audience: Audience;
    readonly kind: FileKind;
    readonly discipline: Discipline | null;
    readonly status: FileStatus;
    readonly folder: string;
    readonly number: string;
    readonly title: string;
    readonly tags: readonly string[];
    readonly custom: Readonly<Record<string, string>>;
  };
  /** The oldest first. */
  readonly revisions: readonly {
    readonly name: string;
    readonly reason: string;
    readonly author: string;
    readonly fileName: string;
    readonly createdAt: Date;
    readonly content: Uint8Array;
    readonly mediaType: string;
    readonly marks: readonly DemoMark[];
  }[];
};

export type DemoMark = {
  readonly id: EntityId;
  readonly author: string;
  readonly organisation: string;
  /** In its organisation's own layer, and not in the one that all share. */
  readonly isPrivate: boolean;
  readonly fields: Partial<Omit<Mark, "id" | "createdBy" | "organisationId">> &
    Pick<Mark, "type" | "points">;
};

export type DemoWall = {
  readonly name: string;
  /** Who began it. */
  readonly organisation: string;
  readonly objects: readonly DemoWallObject[];
  readonly reactions: readonly {
    readonly id: EntityId;
    readonly targetId: EntityId;
    readonly kind: ReactionKind;
    readonly author: string;
    readonly organisation: string;
  }[];
};

export type DemoWallObject = {
  readonly id: EntityId;
  readonly author: string;
  readonly organisation: string;
  /** In its organisation's private area, and not on the wall. */
  readonly isPrivate: boolean;
  readonly fields: Partial<Omit<WallObject, "id" | "createdBy" | "organisationId">>;
};

export type DemoLane = {
  readonly organisation: string;
  readonly audience: Audience;
  readonly tasks: readonly DemoTask[];
  readonly relations: readonly Relation[];
  readonly checks: readonly CheckItem[];
  readonly promises: readonly DemoPromise[];
  readonly comments: readonly DemoComment[];
};

/** Given by whoever made its task. */
export type DemoPromise = Omit<TaskPromise, "createdBy">;

export type DemoTask = {
  readonly id: TaskId;
  /** Only what differs from DEFAULT_TASK; createdAt is set, createdBy and assigneeId come from the two keys below. */
  readonly fields: Partial<TaskFields>;
  readonly createdBy: string;
  readonly assignee: string | null;
  /** Paragraphs of the description. */
  readonly description: readonly string[];
};

export type DemoComment = {
  readonly id: EntityId;
  readonly taskId: TaskId;
  readonly author: string;
  readonly organisation: string; // that the author spoke for; may be another than the lane's
  readonly at: number; // ms since the epoch
  /** A mention is written @[name](person key); `withUserIds` puts user ids in. */
  readonly body: string;
};
