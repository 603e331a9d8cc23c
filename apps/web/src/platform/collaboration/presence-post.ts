import type { PresenceState } from "@parley/shared/protocol/collab-protocol.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { NOWHERE } from "./presence-board.ts";
import { presenceByYdoc, type PlanShown } from "./plan-shown.ts";
import type { Replica } from "./replica.ts";

const NO_PARTS: ReturnType<typeof presenceByYdoc> = new Map();

type Told = Omit<PresenceState, "user">;

/** Where a person is: the field with the focus of one entity. */
export type PresencePlace = {
  readonly view: "plan" | "board" | "task";
  readonly entityId: string | null;
  readonly field: string | null;
  readonly active: boolean;
};

export type PostWorld = {
  readonly replicaOf: (ydocId: YdocId) => Pick<Replica, "publish"> | null;
  /** The ydoc in which a row of the plan lies. */
  readonly ydocOf: (id: string) => YdocId | null;
  readonly frame: () => YdocId | null;
};

/** Tells others where this person is, each thing on the ydoc that holds it alone: whoever may not read that one hears nothing. */
export class PresencePost {
  private readonly world: PostWorld;
  private place: { readonly at: YdocId; readonly told: PresencePlace } | null = null;
  private chart: ReadonlyMap<YdocId, Told> = new Map();
  /** What was said last, where, and by which replica: a new one of the same ydoc has said nothing. */
  private readonly said = new Map<YdocId, { readonly by: unknown; readonly text: string }>();

  constructor(world: PostWorld) {
    this.world = world;
  }

  show(place: PresencePlace): void {
    const at = place.entityId === null ? null : this.world.ydocOf(place.entityId);
    this.place = at === null ? null : { at, told: place };
    this.send();
  }

  /** What this tab does in the chart; null: it is closed. */
  showChart(shown: PlanShown | null): void {
    const { ydocOf, frame } = this.world;
    const parts = shown === null ? NO_PARTS : presenceByYdoc(shown, ydocOf, frame());
    const told = new Map<YdocId, Told>();
    for (const [ydocId, cursor] of parts) {
      const active = shown?.active ?? null;
      const entityId = active !== null && ydocOf(active) === ydocId ? active : null;
      const isPulling = cursor.pulled.length > 0;
      told.set(ydocId, { view: "plan", entityId, field: null, active: isPulling, cursor });
    }
    this.chart = told;
    this.send();
  }

  private send(): void {
    const states = new Map(this.chart);
    // An open panel says more exactly where one is than the chart behind it.
    if (this.place !== null) {
      const { at, told } = this.place;
      states.set(at, { ...NOWHERE, ...told, cursor: this.chart.get(at)?.cursor ?? null });
    }
    for (const ydocId of this.said.keys())
      if (!states.has(ydocId)) {
        this.world.replicaOf(ydocId)?.publish(NOWHERE);
        this.said.delete(ydocId);
      }
    for (const [ydocId, state] of states) {
      const by = this.world.replicaOf(ydocId);
      const text = JSON.stringify(state);
      const before = this.said.get(ydocId);
      if (by === null || (before?.by === by && before.text === text)) continue;
      by.publish(state);
      this.said.set(ydocId, { by, text });
    }
  }
}
