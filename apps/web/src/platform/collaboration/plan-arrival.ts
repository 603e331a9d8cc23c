import type { ProjectStore } from "./project-store.ts";

const GROWTH_MS = 1_000;
/** So long after a ydoc came, the next one is not waited for any more: what is there is dated. */
const PATIENCE_MS = 3_000;

/** How a plan that comes ydoc by ydoc is shown: the first rows at once, the rest gathered, dates when all is there. */
export class PlanArrival {
  private readonly store: ProjectStore;
  private readonly schedule: (deliver: () => void) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: (() => void) | null = null;
  private stage: "blank" | "painting" | "painted" = "blank";
  private readonly reads: (() => void)[] = [];

  constructor(store: ProjectStore, schedule: (deliver: () => void) => void) {
    this.store = store;
    this.schedule = schedule;
    store.arrive();
  }

  /** Whoever reads the first rows is not held up by each of the ydocs that follow. */
  deliver(run: () => void): void {
    const isGrowing = this.store.isArriving && this.store.get().plan.rows.length > 0;
    if (isGrowing) setTimeout(run, GROWTH_MS);
    else this.schedule(run);
  }

  /** Reads a ydoc: at once, except while the first rows are being painted. */
  take(read: () => void): void {
    if (this.stage === "painting") this.reads.push(read);
    else read();
  }

  /** A ydoc came. */
  note(hasRows: boolean): void {
    clearTimeout(this.timer);
    if (!this.store.isArriving) return;
    this.timer = setTimeout(() => this.finish(), PATIENCE_MS);
    if (this.stage !== "blank" || !hasRows) return;
    this.stage = "painting";
    this.schedule(() => this.schedule(() => setTimeout(this.readOn)));
  }

  private readonly readOn = (): void => {
    const read = this.reads.shift();
    if (read === undefined) {
      this.stage = "painted";
      return;
    }
    // One at a time: whoever scrolls or types meanwhile is answered between them.
    setTimeout(this.readOn);
    read();
  };

  /** Every ydoc that is listed came, or is not waited for any more. */
  finish(): void {
    clearTimeout(this.timer);
    this.store.arrived();
    const { waiting } = this;
    this.waiting = null;
    waiting?.();
  }

  /** For what must be done but need not hold up the plan; the last of several calls counts. */
  afterwards(run: () => void): void {
    if (this.store.isArriving) this.waiting = run;
    else run();
  }

  close(): void {
    clearTimeout(this.timer);
    this.waiting = null;
  }
}
