import type { PresenceState } from "@parley/shared/protocol/collab-protocol.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { NOWHERE } from "./presence-board.ts";
import type { Replica } from "./replica.ts";

type Told = Omit<PresenceState, "user">;

/** Where a person is: the field with the focus of one entity. */
export type PresencePlace = {
  readonly view: "plan" | "board" | "task";
  readonly entityId: string | null;
  readonly field: string | null;
  readonly active: boolean;
};

/** Tells others where this person is, each thing on the ydoc that holds it alone: whoever may not read that one hears nothing. */
export class PresencePost {
  private readonly replicaOf: (ydocId: YdocId) => Pick<Replica, "publish"> | null;
  private place: { readonly at: YdocId; readonly told: PresencePlace } | null = null;
  /** What was said last, where, and by which replica: a new one of the same ydoc has said nothing. */
  private readonly said = new Map<YdocId, { readonly by: unknown; readonly text: string }>();

  constructor(replicaOf: (ydocId: YdocId) => Pick<Replica, "publish"> | null) {
    this.replicaOf = replicaOf;
  }

  /** `at`: the ydoc that holds the entity; null: nowhere. */
  show(at: YdocId | null, place: PresencePlace): void {
    this.place = at === null ? null : { at, told: place };
    this.send();
  }

  private send(): void {
    const states = new Map<YdocId, Told>();
    if (this.place !== null) states.set(this.place.at, { ...NOWHERE, ...this.place.told });
    for (const ydocId of this.said.keys())
      if (!states.has(ydocId)) {
        this.replicaOf(ydocId)?.publish(NOWHERE);
        this.said.delete(ydocId);
      }
    for (const [ydocId, state] of states) {
      const by = this.replicaOf(ydocId);
      const text = JSON.stringify(state);
      const before = this.said.get(ydocId);
      if (by === null || (before?.by === by && before.text === text)) continue;
      by.publish(state);
      this.said.set(ydocId, { by, text });
    }
  }
}
