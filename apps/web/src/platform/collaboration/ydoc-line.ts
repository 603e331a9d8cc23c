import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import { checkEdit } from "@parley/shared/documents/check-edit.ts";
import type { Edit } from "@parley/shared/documents/edit.ts";
import { undoOf } from "@parley/shared/documents/invert.ts";
import type { Refusal } from "@parley/shared/documents/refusal.ts";
import type { YdocPlace } from "@parley/shared/documents/ydoc-kind.ts";
import type { Standing } from "@parley/shared/permissions/standing.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import * as Y from "yjs";
import type { Intent } from "./intent.ts";
import type { IntentLog } from "./intent-log.ts";
import type { Replica, ReplicaListener } from "./replica.ts";

/** Origin of every transaction that dispatch makes. */
export const DISPATCH = Symbol("dispatch");

/** Refusals in a row of a rebuilt replica to which nothing had been offered: then what is refused is nothing that we know. */
const BLIND_LIMIT = 3;

export type LineHost = {
  readonly now: () => number;
  readonly standing: () => Standing;
  readonly intents: IntentLog;
  readonly makeReplica: (ydocId: YdocId, listener: ReplicaListener) => Replica;
  /** Before a refused replica is replaced: nobody reads its copy again. */
  readonly abandonCopy: (ydocId: YdocId) => void;
  readonly show: (line: YdocLine) => void;
  readonly changed: () => void;
  readonly presence: (line: YdocLine) => void;
  readonly lost: (intent: Intent, code: ErrorCode) => void;
  readonly lostText: (ydocId: YdocId, texts: readonly string[], code: ErrorCode) => void;
  readonly revoked: (ydocId: YdocId, code: ErrorCode, wipe: boolean) => void;
  readonly rightsChanged: () => void;
  readonly rejected: (ydocId: YdocId, code: string) => void;
};

type Mode =
  | { readonly kind: "direct" }
  /** The replica was rebuilt: intents are offered one by one, so that a refusal tells which of them it means. */
  | { readonly kind: "replaying"; readonly offered: Intent | null; readonly blind: number };

/** One ydoc of the project as this tab holds it: the replica of the moment, and what becomes of edits when it has to be replaced. */
export class YdocLine {
  readonly ydocId: YdocId;
  /** Follows the catalog: a wall may be archived while it is open. */
  place: YdocPlace;
  replica: Replica;
  private readonly host: LineHost;
  private mode: Mode = { kind: "direct" };
  private isClosed = false;
  private rebuilding: Promise<void> | null = null;

  constructor(ydocId: YdocId, place: YdocPlace, host: LineHost) {
    this.ydocId = ydocId;
    this.place = place;
    this.host = host;
    this.replica = this.newReplica();
  }

  open(): Promise<void> {
    return this.replica.open();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.replica.close();
  }

  get isReplaying(): boolean {
    return this.mode.kind === "replaying";
  }

  check(edit: Edit): Result<null, Refusal> {
    const { host, place } = this;
    return checkEdit(this.replica.ydoc, edit, {
      place,
      standing: host.standing(),
      now: host.now(),
    });
  }

  /** Checks and makes the edit. `applied` says where it lies in this replica. */
  perform(
    edit: Edit,
  ): Result<{ readonly inverse: Edit | null; readonly applied: Intent["applied"] }, Refusal> {
    const may = this.check(edit);
    if (!may.ok) return err(may.error);
    const { ydoc } = this.replica;
    const made = applyEdit(ydoc, edit, { origin: DISPATCH });
    if (!made.ok) return err(made.error);
    const clock = Y.getState(ydoc.store, ydoc.clientID);
    return ok({ inverse: made.value.inverse, applied: { clientId: ydoc.clientID, clock } });
  }

  /** What of an earlier edit can still be taken back without touching what others did since. */
  undoOf(done: Edit, inverse: Edit): Edit | null {
    return undoOf(this.replica.ydoc, done, inverse);
  }

  private newReplica(): Replica {
    return this.host.makeReplica(this.ydocId, {
      loaded: () => this.host.show(this),
      acknowledged: () => this.handleAcknowledged(),
      changed: () => this.host.changed(),
      presence: () => this.host.presence(this),
      refused: (code) => this.handleRefused(code),
      revoked: (code, wipe) => this.host.revoked(this.ydocId, code, wipe),
      rightsChanged: () => this.host.rightsChanged(),
      rejected: (code) => this.host.rejected(this.ydocId, code),
    });
  }

  private holds(intent: Intent): boolean {
    if (intent.applied === null) return false;
    const { clientId, clock } = intent.applied;
    return Y.getState(this.replica.ydoc.store, clientId) >= clock;
  }

  private handleAcknowledged(): void {
    const { intents } = this.host;
    intents.remove(intents.of(this.ydocId).filter((intent) => this.holds(intent)));
    this.offerNext();
  }

  /** Called whenever the server holds all of this replica: the next intent that it does not hold is offered. */
  private offerNext(): void {
    for (const intent of this.host.intents.of(this.ydocId)) {
      const made = this.perform(intent.edit);
      if (!made.ok) {
        this.host.intents.remove([intent]);
        this.host.lost(intent, made.error.code);
        continue;
      }
      const offered = { ...intent, applied: made.value.applied };
      if (made.value.inverse === null && this.replica.isSettled) {
        // Others brought the same about already: there is nothing to send, and nothing that could be refused.
        this.host.intents.remove([intent]);
        continue;
      }
      this.host.intents.replace([offered]);
      this.mode = { kind: "replaying", offered, blind: 0 };
      return;
    }
    if (this.mode.kind === "replaying") {
      this.mode = { kind: "direct" };
      this.host.changed();
    }
  }

  private handleRefused(code: ErrorCode): void {
    if (this.isClosed || this.rebuilding !== null) return;
    const { intents } = this.host;
    if (this.replica.hasUnsent) this.host.lostText(this.ydocId, this.replica.typedText(), code);
    let blind = 0;
    if (this.mode.kind === "replaying") {
      if (this.mode.offered === null) blind = this.mode.blind + 1;
      else {
        intents.remove([this.mode.offered]);
        this.host.lost(this.mode.offered, code);
      }
    }
    if (blind >= BLIND_LIMIT) {
      const rest = intents.of(this.ydocId);
      intents.remove(rest);
      for (const intent of rest) this.host.lost(intent, code);
    }
    intents.replace(intents.of(this.ydocId).map((intent) => ({ ...intent, applied: null })));
    this.mode = { kind: "replaying", offered: null, blind };
    this.rebuilding = this.rebuild().finally(() => {
      this.rebuilding = null;
    });
  }

  private async rebuild(): Promise<void> {
    const former = this.replica;
    this.host.abandonCopy(this.ydocId);
    this.replica = this.newReplica();
    this.host.changed();
    await former.close();
    if (!this.isClosed) await this.replica.open();
  }
}
