/** What levelling may touch; a part that is left out does not restrict. Tasks outside of it stay where their relations put them. */
export type LevellingScope = {
  readonly taskIds?: readonly string[];
  readonly organisationIds?: readonly string[];
  /** Over-allocations of other resources are left as they are. */
  readonly resourceIds?: readonly string[];
};

export type LevellingOptions = {
  readonly scope: LevellingScope;
  /**
   * Who waits when two tasks want the same. priority: the one of lower priority, and among equals whoever makes the plan finish sooner.
   * float: the one with more total float, then lower priority, then the greater id. id: the one with the greater id.
   */
  readonly order: "priority" | "float" | "id";
  /** No task starts later than its late start, so that neither the finish nor a deadline slips by levelling. */
  readonly withinFloatOnly: boolean;
  /** Tasks are never interrupted. */
  readonly canSplit: false;
  /**
   * How many plans are tried for tasks of one priority, with order "priority"; more is slower and closer to the shortest plan. 1 = the
   * rule of the latest finish alone.
   */
  readonly tries: number;
};

export const DEFAULT_LEVELLING: LevellingOptions = {
  scope: {},
  order: "priority",
  withinFloatOnly: false,
  canSplit: false,
  tries: 200,
};

/** Tasks of this priority are never delayed, neither by levelling nor by tasks before them that are. */
export const NEVER_DELAYED = 1000;
