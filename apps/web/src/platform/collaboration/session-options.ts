import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { IntentStore } from "./intent-store.ts";
import type { FactsSource, ProjectFacts } from "./project-facts.ts";
import type { Tab } from "./tab.ts";

export type SessionOptions = {
  readonly projectId: ProjectId;
  readonly facts: ProjectFacts;
  readonly source: FactsSource;
  /** The catalog where it is being read already. */
  readonly firstCatalog?: ReturnType<FactsSource["catalog"]>;
  readonly collabUrl: string;
  readonly tab: Tab;
  readonly intentStore: IntentStore;
  readonly storage: Storage;
  readonly now: () => number;
  readonly rng: () => number;
  /** Delivers gathered changes to the views: the next frame in a browser. */
  readonly schedule: (deliver: () => void) => void;
  /** Only where the platform has no WebSocket that carries the session, as in Node. */
  readonly webSocket?: unknown;
};
