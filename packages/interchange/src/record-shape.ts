import type { RawElement } from "./plan-file.ts";

/** Which elements are worth keeping. Everything else is passed over without being kept, whatever it holds. */
export type RecordShape = {
  /** Elements whose text is a value. */
  readonly fields: ReadonlySet<string>;
  /** Elements that hold values of their own. */
  readonly records: ReadonlyMap<string, RecordShape>;
  /** Whether all other elements are kept as they are, and which of the fields and records are kept so as well; null: none. */
  readonly rest: ReadonlySet<string> | null;
  /** Records that are taken in one by one, as they end, instead of being kept in their parent. */
  readonly taken?: (parent: RawRecord, record: RawRecord) => void;
  /** Handed over as soon as it is complete instead of being kept in its parent. */
  readonly streamed: boolean;
};

/** One element with its values, all still text. Of a value written twice the later one counts. */
export type RawRecord = {
  readonly line: number;
  readonly fields: Map<string, string>;
  readonly records: Map<string, RawRecord[]>;
  /** Elements that are kept as they are, in the order of the file; null where the shape wants none. */
  readonly rest: RawElement[] | null;
  /** What `taken` has made of children that are not kept. */
  digest: unknown;
};

export const shape = (
  fields: string,
  records: Readonly<Record<string, RecordShape>> = {},
  streamed = false,
): RecordShape => ({
  fields: new Set(fields.split(/\s+/).filter((name) => name !== "")),
  records: new Map(Object.entries(records)),
  rest: null,
  streamed,
});

/** The same shape, with everything else kept as it is, and these of its own elements too. */
export const withRest = (of: RecordShape, copied = ""): RecordShape => ({
  ...of,
  rest: new Set(copied.split(" ").filter((name) => name !== "")),
});

export const recordsOf = (record: RawRecord, ...path: string[]): readonly RawRecord[] =>
  path.reduce<readonly RawRecord[]>(
    (found, name) => found.flatMap((each) => each.records.get(name) ?? []),
    [record],
  );
