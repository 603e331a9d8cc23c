import type { PartBounds } from "@parley/schedule/parts/part-bounds.ts";
import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { Refusal } from "@parley/shared/documents/refusal.ts";
import type { CatalogEntry } from "@parley/shared/documents/ydoc-kind.ts";
import { OUTSIDER, type Standing } from "@parley/shared/permissions/standing.ts";
import { newEntityId, type WallId, type YdocId } from "@parley/shared/primitives/ids.ts";
import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import type * as Y from "yjs";
import { CollabSocket } from "./collab-socket.ts";
import { EditHistory } from "./edit-history.ts";
import type { EditLabel } from "./edit-label.ts";
import { withGlow } from "./glow.ts";
import { textsOf, type Intent } from "./intent.ts";
import { IntentLog } from "./intent-log.ts";
import {
  askOnceForCopies,
  copyName,
  generationOf,
  nextGeneration,
  wipeCopy,
  type LocalOwner,
} from "./local-copies.ts";
import { keepBoundaries, keptBoundaries } from "./kept-boundaries.ts";
import { Observable } from "./observable.ts";
import { PlanArrival } from "./plan-arrival.ts";
import { PresenceBoard } from "./presence-board.ts";
import { PresencePost, type PresencePlace } from "./presence-post.ts";
import {
  isFailure,
  type FactsFailure,
  type FactsSource,
  type ProjectFacts,
} from "./project-facts.ts";
import { ProjectStore } from "./project-store.ts";
import { errorCodeOf } from "./rejection-code.ts";
import { Replica } from "./replica.ts";
import { isSameSaveState, saveStateOf, type RefusedEdit, type SaveState } from "./save-state.ts";
import type { SessionNotice } from "./session-notice.ts";
import type { SessionOptions } from "./session-options.ts";
import { Shelves } from "./shelves.ts";
import type { UndoStep } from "./undo-stack.ts";
import { YdocLine, type LineHost } from "./ydoc-line.ts";

/** The server drops a socket with too many ydocs that have not authenticated: open a few at a time. */
const OPEN_AT_ONCE = 12;

/** Everything that one tab holds of one project, for one person acting for one organisation. */
export class ProjectSession {
  readonly store: ProjectStore;
  readonly facts: Observable<ProjectFacts>;
  readonly saveState = new Observable<SaveState>({ type: "loading", loaded: 0, total: 0 });
  readonly notice = new Observable<SessionNotice | null>(null);
  /** Entities that somebody else changed, and when. */
  readonly glow = new Observable<ReadonlyMap<string, number>>(new Map());
  readonly presence = new PresenceBoard();
  readonly shelves: Shelves;
  readonly lines = new Observable<ReadonlyMap<YdocId, YdocLine>>(new Map());
  private readonly options: SessionOptions;
  private readonly owner: LocalOwner;
  private readonly socket: CollabSocket;
  private readonly intents: IntentLog;
  private readonly history = new EditHistory({
    perform: (steps) => this.performUndo(steps),
    told: (outcome) => this.tell({ kind: "undo", outcome }),
    progressed: (direction, done, count) =>
      this.tell({ kind: "undo-progress", direction, done, count }),
    rest: () => new Promise((resolve) => void setTimeout(resolve)),
  });
  readonly undoState = this.history.state;
  private isTakingBack = false;
  private readonly host: LineHost;
  private refusals: readonly RefusedEdit[] = [];
  private ended: Extract<SaveState, { type: "ended" }>["reason"] | null = null;
  private catalog: readonly CatalogEntry[] | null = null;
  private isConnected = false;
  private isClosed = false;
  private readonly mayHaveCopy = askOnceForCopies();
  private readonly arrival: PlanArrival;
  private refreshing: Promise<void> | null = null;
  readonly post = new PresencePost({
    replicaOf: (ydocId) => this.lines.get().get(ydocId)?.replica ?? null,
    ydocOf: (id) => this.store.get().plan.byId.get(id)?.ydocId ?? null,
    frame: () =>
      [...this.lines.get().values()].find(({ place }) => place.kind === "frame")?.ydocId ?? null,
  });

  constructor(options: SessionOptions) {
    this.options = options;
    const { me } = options.facts;
    this.owner = { userId: me.userId, organisationId: me.organisationId };
    this.facts = new Observable(options.facts);
    this.store = new ProjectStore(
      (deliver) => this.arrival.deliver(deliver),
      (origin, changes) => {
        if (origin instanceof Object && "isAuthenticated" in origin) this.noteRemote(changes);
      },
    );
    this.shelves = new Shelves(options.schedule);
    const { storage, projectId } = options;
    this.arrival = new PlanArrival(this.store, options.schedule);
    this.store.setBoundaries(keptBoundaries(storage, this.owner, projectId));
    this.intents = new IntentLog(options.intentStore, () => this.reviewSaveState());
    this.socket = new CollabSocket({
      url: options.collabUrl,
      delay: 500,
      minDelay: 500,
      maxDelay: 15_000,
      autoConnect: false,
      ...(options.webSocket === undefined ? {} : { WebSocketPolyfill: options.webSocket }),
    });
    this.socket.on("status", () => this.handleConnection());
    this.socket.on("close", ({ event }: { event: { code?: number } }) =>
      this.handleClose(event.code),
    );
    this.host = this.makeHost();
  }

  /** What tasks that this person may not read force on those that it may, as the server says now. */
  followBoundaries(bounds: PartBounds): void {
    const { storage, projectId } = this.options;
    keepBoundaries(storage, this.owner, projectId, bounds);
    this.store.setBoundaries(bounds);
  }

  async open(): Promise<void> {
    await this.intents.adopt(this.options.tab.id, this.options.tab.isGone);
    if (this.isClosed) return;
    void this.socket.connect();
    // What this session was opened with was read a moment ago.
    this.refreshing ??= this.readCatalog(this.options.firstCatalog).finally(() => {
      this.refreshing = null;
    });
    await this.refreshing;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.history.close();
    this.arrival.close();
    const lines = [...this.lines.get().values()];
    this.lines.set(new Map());
    for (const line of lines) line.replica.flush();
    await Promise.all(lines.map((line) => line.close()));
    this.socket.halt();
    this.socket.destroy();
    await this.intents.close();
    this.options.tab.close();
  }

  /**
   * Makes edits that belong together, as one step of undo; with those before them that had the same batch. The policy is asked first:
   * what the server would refuse is never made.
   */
  dispatch(edits: EditGroup, label: EditLabel, batch?: symbol): Result<null, Refusal> {
    const made = this.perform(edits, label);
    if (!made.ok) return made;
    this.history.push({ label, steps: made.value, batch });
    return ok(null);
  }

  undo(): void {
    this.history.move("undo");
  }

  redo(): void {
    this.history.move("redo");
  }

  readonly newId = <T extends string>(): T => newEntityId<T>(this.options.rng);

  standing(): Standing {
    return this.ended === "no-access" ? OUTSIDER : this.facts.get().standing;
  }

  ydoc(ydocId: YdocId): Y.Doc | null {
    return this.lines.get().get(ydocId)?.replica.ydoc ?? null;
  }

  /** Says where this person is, on the ydoc that holds the entity, and nowhere else. */
  publish(place: PresencePlace): void {
    this.post.show(place);
  }

  /** Opens the ydocs of a wall, if they are not open yet. */
  openWall(wallId: WallId): void {
    if (this.shelves.walls.open(wallId) && this.catalog !== null) void this.openAsked();
  }

  /** Opens what a shelf has been asked for since. */
  readonly openAsked = (): Promise<void> => this.followCatalog(this.catalog ?? []);

  /** Whether the catalog has such a ydoc, as it was read last. */
  readonly lists = (isWanted: (entry: CatalogEntry) => boolean): boolean =>
    this.catalog?.some(isWanted) === true;

  dismissRefusals(): void {
    this.refusals = [];
    this.reviewSaveState();
  }

  tell(notice: SessionNotice): void {
    this.notice.set(notice);
  }

  /** The network came or went, or the page woke up. */
  reconsiderConnection(): void {
    this.socket.reconsider();
  }

  /** Reads facts and catalog again, and opens or closes ydocs accordingly. Concurrent calls share one run. */
  refresh(): Promise<void> {
    this.refreshing ??= this.readEverything().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  private async readEverything(): Promise<void> {
    const { source, projectId } = this.options;
    const facts = await source.facts(projectId);
    if (this.isClosed) return;
    if (isFailure(facts)) return this.handleFailure(facts);
    if (
      facts.me.organisationId !== this.owner.organisationId ||
      facts.me.userId !== this.owner.userId
    )
      return this.end("no-access");
    this.facts.set(facts);
    await this.readCatalog();
  }

  private async readCatalog(begun?: ReturnType<FactsSource["catalog"]>): Promise<void> {
    const { source, projectId } = this.options;
    const first = await begun;
    const isKnown = first !== undefined && !isFailure(first);
    const catalog = isKnown ? first : await source.catalog(projectId);
    if (this.isClosed) return;
    if (isFailure(catalog)) return this.handleFailure(catalog);
    await this.followCatalog(catalog);
  }

  async followCatalog(entries: readonly CatalogEntry[]): Promise<void> {
    const known = this.lines.get();
    const listed = new Map(entries.map((entry) => [entry.ydocId, entry]));
    for (const [ydocId, line] of known) {
      const entry = listed.get(ydocId);
      if (entry === undefined) await this.drop(ydocId, "access.revoked");
      else {
        const shelf = this.shelves.of(entry.place);
        if (shelf === null) continue;
        line.place = entry.place;
        shelf.placeChanged(line);
      }
    }
    // Also of walls that were only looked at before this tab was opened.
    for (const { ydocId } of this.catalog ?? [])
      if (!listed.has(ydocId) && !known.has(ydocId)) await this.wipe(ydocId);
    const fresh = entries
      .filter((entry) => !known.has(entry.ydocId))
      .filter((entry) => this.shelves.wants(entry, this.intents.of(entry.ydocId).length > 0))
      .map((entry) => new YdocLine(entry.ydocId, entry.place, this.host));
    if (fresh.length > 0)
      this.lines.set(new Map([...this.lines.get(), ...fresh.map((l) => [l.ydocId, l] as const)]));
    this.catalog = entries;
    this.loseIntentsWithoutLine();
    this.reviewSaveState();
    // The frame and one's own lanes first: they are what a person looks for.
    for (let index = 0; index < fresh.length; index += OPEN_AT_ONCE)
      await Promise.all(fresh.slice(index, index + OPEN_AT_ONCE).map((line) => line.open()));
  }

  private handleFailure(failure: FactsFailure): void {
    if (failure.kind === "signed-out") this.end("signed-out");
    else if (failure.kind === "no-access") {
      for (const ydocId of this.lines.get().keys()) void this.drop(ydocId, "access.revoked");
      keepBoundaries(this.options.storage, this.owner, this.options.projectId, null);
      this.end("no-access");
    } else this.reviewSaveState();
  }

  private end(reason: NonNullable<typeof this.ended>): void {
    this.ended = reason;
    this.socket.halt();
    this.reviewSaveState();
  }

  private makeHost(): LineHost {
    const { options, owner } = this;
    return {
      now: options.now,
      standing: () => this.standing(),
      intents: this.intents,
      makeReplica: (ydocId, listener) =>
        new Replica({
          ydocId,
          socket: this.socket,
          csrf: options.source.csrf,
          copyName: copyName(owner, ydocId, generationOf(options.storage, owner, ydocId)),
          mayHaveCopy: this.mayHaveCopy,
          takeTurn: (read) => this.arrival.take(read),
          listener,
        }),
      abandonCopy: (ydocId) => nextGeneration(options.storage, owner, ydocId),
      show: (line) => {
        const shelf = this.shelves.of(line.place);
        if (shelf !== null) shelf.add(line);
        else {
          this.store.add(line.ydocId, line.place, line.replica.ydoc);
          this.arrival.note(line.place.kind === "lane");
        }
        this.reviewSaveState();
      },
      changed: () => this.reviewSaveState(),
      presence: (moved) => {
        const shelf = this.shelves.of(moved.place);
        if (shelf !== null) return shelf.noteMove();
        const lines = [...this.lines.get().values()].filter(
          ({ place }) => this.shelves.of(place) === null,
        );
        this.presence.read(lines.map((line) => line.replica.awareness));
      },
      lost: (intent, code) => this.lose(intent, code),
      lostText: (ydocId, texts, code) => {
        if (texts.length > 0)
          this.addRefusal({ id: this.newId(), label: null, code, texts, at: options.now() });
        this.history.forget(ydocId);
      },
      revoked: (ydocId, code, wipe) => {
        if (wipe) void this.drop(ydocId, code);
        void this.refresh();
      },
      rightsChanged: () => void this.refresh(),
      rejected: (ydocId, reason) => this.handleRejected(ydocId, reason),
    };
  }

  /** A rejected ydoc is not asked for again before facts and catalog have been read: a loop would only be refused for ever. */
  private handleRejected(ydocId: YdocId, reason: string): void {
    const code = errorCodeOf(reason);
    if (code === "collab.protocol-version") return this.end("outdated");
    if (code === "access.session-ended" || code === "access.not-signed-in")
      return this.end("signed-out");
    void this.refresh().then(() => this.lines.get().get(ydocId)?.replica.retryLater());
  }

  private async drop(ydocId: YdocId, code: ErrorCode): Promise<void> {
    const line = this.lines.get().get(ydocId);
    if (line === undefined) return;
    const rest = new Map(this.lines.get());
    rest.delete(ydocId);
    this.lines.set(rest);
    const shelf = this.shelves.of(line.place);
    if (shelf !== null) shelf.remove(line);
    else this.store.remove(ydocId);
    this.history.forget(ydocId);
    const texts = line.replica.hasUnsent ? line.replica.typedText() : [];
    const unsent = this.intents.of(ydocId);
    this.intents.remove(unsent);
    for (const intent of unsent) this.lose(intent, code);
    if (texts.length > 0)
      this.addRefusal({ id: this.newId(), label: null, code, texts, at: this.options.now() });
    await line.close();
    await this.wipe(ydocId);
    this.tell({ kind: "revoked", code, wiped: true });
  }

  private async wipe(ydocId: YdocId): Promise<void> {
    if (typeof indexedDB !== "undefined")
      await wipeCopy(indexedDB, this.options.storage, this.owner, ydocId);
  }

  private loseIntentsWithoutLine(): void {
    const lines = this.lines.get();
    const homeless = this.intents.all().filter((intent) => !lines.has(intent.ydocId));
    this.intents.remove(homeless);
    for (const intent of homeless) this.lose(intent, "access.revoked");
  }

  private lose(intent: Intent, code: ErrorCode): void {
    const { id, label, at } = intent;
    this.addRefusal({ id, label, code, texts: textsOf(intent.edit), at });
  }

  private addRefusal(refusal: RefusedEdit): void {
    this.refusals = [...this.refusals, refusal];
    this.reviewSaveState();
  }

  private perform(edits: EditGroup, label: EditLabel): Result<readonly UndoStep[], Refusal> {
    const steps: UndoStep[] = [];
    const intents: Intent[] = [];
    for (const { ydocId, edit } of edits) {
      const line = this.lines.get().get(ydocId);
      if (line === undefined) return this.takeBack(steps, { code: "access.not-found", detail: "" });
      const base = {
        id: this.newId(),
        tabId: this.options.tab.id,
        ydocId,
        edit,
        label,
        at: this.options.now(),
      };
      if (line.isReplaying) {
        intents.push({ ...base, applied: null });
        continue;
      }
      const made = line.perform(edit);
      if (!made.ok) return this.takeBack(steps, made.error);
      intents.push({ ...base, applied: made.value.applied });
      if (made.value.inverse !== null)
        steps.push({ ydocId, done: edit, inverse: made.value.inverse });
    }
    this.intents.add(intents);
    if (!this.isTakingBack) this.settle();
    return ok(steps);
  }

  /** A group is made whole or not at all. */
  private takeBack(
    steps: readonly UndoStep[],
    refusal: Refusal,
  ): Result<readonly UndoStep[], Refusal> {
    for (const { ydocId, inverse } of steps.toReversed())
      this.lines.get().get(ydocId)?.perform(inverse);
    this.settle();
    return err(refusal);
  }

  private settle(): void {
    this.store.settle();
    this.shelves.settle();
  }

  private performUndo(steps: readonly UndoStep[]): readonly UndoStep[] {
    const label: EditLabel = { key: "collaboration:did.undo" };
    // The plan is put together once for all of them: a paste may have been of thousands.
    this.isTakingBack = true;
    try {
      return steps.flatMap(({ ydocId, done, inverse }) => {
        const line = this.lines.get().get(ydocId);
        const edit = line?.undoOf(done, inverse) ?? null;
        if (edit === null) return [];
        const made = this.perform([{ ydocId, edit }], label);
        return made.ok ? made.value : [];
      });
    } finally {
      this.isTakingBack = false;
      this.settle();
    }
  }

  private noteRemote(changes: ReadonlyMap<string, ReadonlySet<string>>): void {
    if (this.saveState.get().type === "loading") return;
    this.glow.set(withGlow(this.glow.get(), changes, this.options.now()));
  }

  private handleConnection(): void {
    const isConnected = this.socket.status === "connected";
    if (isConnected === this.isConnected) return;
    this.isConnected = isConnected;
    // What happened meanwhile is not sent again: rights and ydocs may be others.
    if (isConnected && this.catalog !== null) this.arrival.afterwards(() => void this.refresh());
    this.reviewSaveState();
  }

  private handleClose(code: number | undefined): void {
    if (code === COLLAB_CLOSE.protocolVersion) this.end("outdated");
    else if (code === COLLAB_CLOSE.sessionEnded) this.end("signed-out");
    else if (!this.isClosed && this.ended === null) void this.refresh();
  }

  private reviewSaveState(): void {
    const replicas = [...this.lines.get().values()].map((line) => line.replica);
    const texts = [...this.lines.get().values()].filter(
      (line) => line.replica.hasUnsent && this.intents.of(line.ydocId).length === 0,
    );
    const next = saveStateOf({
      ended: this.ended,
      refusals: this.refusals,
      unsent: this.intents.count + texts.length,
      isConnected: this.isConnected,
      isCatalogKnown: this.catalog !== null,
      replicas,
    });
    const isHere = this.catalog !== null && replicas.every(({ isLoaded }) => isLoaded);
    if (isHere && replicas.length > 0) this.arrival.finish();
    if (!isSameSaveState(this.saveState.get(), next)) this.saveState.set(next);
  }
}
