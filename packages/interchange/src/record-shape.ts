/** Which elements are worth keeping. Everything else is passed over without being kept, whatever it holds. */
export type RecordShape = {
  /** Elements whose text is a value. */
  readonly fields: ReadonlySet<string>;
  /** Elements that hold values of their own. */
  readonly records: ReadonlyMap<string, RecordShape>;
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
  /** What `taken` has made of children that are not kept. */
  digest: unknown;
};

export const shape = (
  fields: string,
  records: Readonly<Record<string, RecordShape>> = {},
  streamed = false,
): RecordShape => ({
  fields: new Set(fields.split(" ").filter((name) => name !== "")),
  records: new Map(Object.entries(records)),
  streamed,
});

export const recordsOf = (record: RawRecord, ...path: string[]): readonly RawRecord[] =>
  path.reduce<readonly RawRecord[]>(
    (found, name) => found.flatMap((each) => each.records.get(name) ?? []),
    [record],
  );
