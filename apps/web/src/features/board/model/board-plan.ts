import type { TaskPatch } from "@parley/shared/documents/edit.ts";
import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import type { EntityId, OrganisationId, TaskId, UserId } from "@parley/shared/primitives/ids.ts";
import type { Card } from "./card.ts";

export type BoardOrganisation = {
  readonly id: OrganisationId;
  readonly name: string;
  readonly code: string;
  readonly colour: number;
};

/** Somebody else who has a card selected, writes in it or drags it. */
export type BoardPresence = {
  readonly name: string;
  readonly organisationCode: string;
  readonly colour: number;
  /** Name of the column that the card is being dragged over; null where the person only looks at it. */
  readonly over: string | null;
};

/** Everything that the board shows, as plain values. */
export type BoardPlan = {
  readonly projectId: string;
  /** `YYYY-MM-DD`: the data date where the plan has one, else the site's own day. */
  readonly today: string;
  readonly dataDate: string | null;
  readonly userId: UserId | null;
  readonly organisationId: OrganisationId | null;
  /** Live columns in order. */
  readonly columns: readonly BoardColumn[];
  readonly cards: readonly Card[];
  /** In the order of their lanes: my own first, then the host, then by name. */
  readonly organisations: readonly BoardOrganisation[];
  readonly people: ReadonlyMap<string, { readonly name: string; readonly organisationId: string }>;
  readonly mayEditColumns: boolean;
  readonly mayAddCards: boolean;
  readonly hostName: string;
};

export type BoardActions = {
  readonly moveCard: (card: Card, patch: TaskPatch, columnName: string) => void;
  readonly addCard: (column: BoardColumn, name: string, cardOrder: string) => void;
  readonly addColumn: (fields: Omit<BoardColumn, "id" | "removed">) => void;
  readonly setColumn: (
    column: BoardColumn,
    fields: Partial<Omit<BoardColumn, "id">>,
    did: "reorder" | "change" | "remove",
  ) => void;
  readonly openTask: (taskId: TaskId) => void;
  /** Tells the others which card I drag and over which column; null ends it. */
  readonly showDrag: (card: Card | null, columnId: EntityId | null) => void;
};
