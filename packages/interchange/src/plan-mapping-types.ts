import type { FrameSettings, ProjectCalendar } from "@parley/shared/documents/frame.ts";
import type { Assignment, Resource } from "@parley/shared/documents/resource.ts";
import type { Relation, TaskFields } from "@parley/shared/documents/task.ts";
import type { Audience } from "@parley/shared/documents/ydoc-kind.ts";
import type { EntityId, OrganisationId, TaskId } from "@parley/shared/primitives/ids.ts";
import type { FindingGroup } from "./finding.ts";

/**
 * How a person wants tasks dealt out. `key` is a resource's name, or the UID of an outline branch's top task as text; of nested
 * branches the innermost counts. `rest` gets the leaf tasks that no key reaches. Whether tasks may be dealt to an organisation other
 * than the importing one is the server's policy, not this package's.
 */
export type PlanMapping =
  | { readonly by: "one"; readonly organisationId?: OrganisationId; readonly audience: Audience }
  | {
      readonly by: "resource" | "branch";
      readonly audience: Audience;
      readonly assignments: readonly {
        readonly key: string;
        readonly organisationId: OrganisationId;
      }[];
      readonly rest: OrganisationId;
    };

export type MappedTask = { readonly id: TaskId; readonly fields: Partial<TaskFields> };
/** Whoever imports it has made it. */
export type MappedResource = Omit<Resource, "createdBy" | "createdAt">;
export type MappedNote = { readonly taskId: TaskId; readonly paragraphs: readonly string[] };

/** What becomes one ydoc: at most LANE_PART_TASKS tasks, with the relations into them. */
export type MappedPart = {
  readonly tasks: readonly MappedTask[];
  readonly relations: readonly Relation[];
  readonly resources: readonly MappedResource[];
  readonly assignments: readonly Assignment[];
  readonly notes: readonly MappedNote[];
};

export type MappedPlan = {
  readonly audience: Audience;
  /** Organisations that get at least one task; the importing one first. */
  readonly lanes: readonly {
    readonly organisationId: OrganisationId;
    readonly taskCount: number;
    readonly parts: readonly MappedPart[];
  }[];
  /** For the frame, where the importer may edit it; empty where `withSettings` was false. */
  readonly calendars: readonly ProjectCalendar[];
  readonly defaultCalendarId: EntityId | null;
  /** How the plan is computed, for the frame as well; empty where `withSettings` was false. */
  readonly settings: Partial<FrameSettings>;
  readonly findings: readonly FindingGroup[];
};
