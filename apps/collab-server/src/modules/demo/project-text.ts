import type { LedgerEntry } from "@parley/shared/documents/edit.ts";
import type { TaskStatus } from "@parley/shared/documents/task.ts";
import type { BuiltInRoleKey } from "@parley/shared/permissions/built-in-roles.ts";
import type { Holiday } from "./working-days.ts";

/** A demo project as it is written by hand; tasks go by the keys of its plan text, days count from today. */
export type ProjectText = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  /** Of the reasons that the project lists for what was missed. */
  readonly language: "en" | "zh-CN";
  /** Of the time zone, as in +08:00; comments are written at local times. */
  readonly offset: string;
  readonly host: string;
  readonly participants: readonly { readonly organisation: string; readonly colour: number }[];
  readonly people: readonly {
    readonly person: string;
    readonly organisation: string;
    readonly role: BuiltInRoleKey;
  }[];
  readonly plan: string;
  /** Which working day of the plan is today. */
  readonly todayIndex: number;
  readonly columns: readonly {
    readonly name: string;
    readonly status: TaskStatus;
    readonly limit: number | null;
  }[];
  /** Name of the second column of its status, where what begins soon stands. */
  readonly readyColumn: string;
  readonly calendars: readonly {
    readonly name: string;
    readonly day: string;
    readonly week: string;
  }[];
  readonly holidays: readonly Holiday[];
  /** Milestones of the host in the frame, at the finish of a task. */
  readonly milestones: readonly { readonly name: string; readonly at: string }[];
  readonly notes: readonly {
    readonly task: string;
    readonly description?: readonly string[];
    /** A leading + means done. */
    readonly checks?: readonly string[];
  }[];
  readonly talk: readonly TextComment[];
  readonly ledgers: readonly {
    readonly organisation: string;
    readonly audience: "host" | "private";
    readonly currency: string;
    /** Budget and cost in whole units of the currency. */
    readonly entries: readonly (readonly [
      task: string,
      budget: number,
      cost: number | null,
      contract: LedgerEntry["contract"],
    ])[];
  }[];
};

/** A mention is written @person-key. */
export type TextComment = {
  readonly task: string;
  readonly by: string;
  /** Working days from today, 0 or less. */
  readonly day: number;
  readonly time: string;
  readonly body: string;
};
