import * as Y from "yjs";
import type { Standing } from "../../permissions/standing.ts";
import type { Result } from "../../primitives/result.ts";
import type { ClosedRegions } from "../closed-regions.ts";
import type { Refusal } from "../refusal.ts";
import { schemaOf } from "../schema-of.ts";
import { verifyUpdate, type VerifiedUpdate } from "../verify-update.ts";
import type { YdocPlace } from "../ydoc-kind.ts";
import { NOW } from "./fixtures.ts";

/** The server's part of one ydoc: verify, bind clientIDs, apply; nothing else. */
export class SimulatedServer {
  readonly ydoc = new Y.Doc({ gc: true });
  readonly owners = new Map<number, string>();
  readonly place: YdocPlace;
  closed: ClosedRegions | null = null;

  constructor(place: YdocPlace) {
    this.place = place;
  }

  verify(standing: Standing, update: Uint8Array): Result<VerifiedUpdate, Refusal> {
    return verifyUpdate(this.ydoc, this.place, schemaOf(this.place.kind), standing, update, {
      ownerOfClient: (client) => this.owners.get(client),
      now: NOW,
      closed: this.closed,
    });
  }

  receive(standing: Standing, update: Uint8Array): Result<VerifiedUpdate, Refusal> {
    const verified = this.verify(standing, update);
    if (verified.ok && !verified.value.isNoop) {
      if (standing.kind === "outsider") throw new Error("An outsider's update was accepted.");
      for (const client of verified.value.clients) this.owners.set(client, standing.userId);
      Y.applyUpdate(this.ydoc, update);
      if (this.isPending()) throw new Error("An accepted update left something pending.");
    }
    return verified;
  }

  isPending(): boolean {
    const { store } = this.ydoc as unknown as {
      store: { pendingStructs: unknown; pendingDs: unknown };
    };
    return store.pendingStructs !== null || store.pendingDs !== null;
  }
}
