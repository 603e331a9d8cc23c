import * as Y from "yjs";
import { refuseCutPair } from "./surrogate-pair.ts";
import type { UpdateLimits } from "./limits.ts";
import { refuse, RefusalError } from "./refusal.ts";

export type Struct = Y.Item | Y.GC;
export type DeleteRange = { readonly clock: number; readonly len: number };

export type DecodedUpdate = {
  /** By client, in clock order, what the ydoc does not hold yet. The first of a client may begin in what it holds. */
  readonly fresh: ReadonlyMap<number, readonly Struct[]>;
  readonly deletes: ReadonlyMap<number, readonly DeleteRange[]>;
  /** First clock of a client that neither the ydoc nor the update holds. */
  readonly topOf: (client: number) => number;
};

type RestDecoder = { pos: number; readonly arr: Uint8Array };

/**
 * Yjs keeps only the last block of a client when it applies an update, while decoding yields all of them: an update with two
 * would be judged by structs that are never applied. This decoder sees each block's head.
 */
class StrictDecoder extends Y.UpdateDecoderV1 {
  static last: StrictDecoder | null = null;
  readonly clients = new Set<number>();
  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder);
    StrictDecoder.last = this;
  }
  override readClient(): number {
    const client = super.readClient();
    if (this.clients.has(client)) refuse("edit.malformed", "two blocks of one client");
    if (client > 0xffff_ffff) refuse("edit.malformed", "client id out of range");
    this.clients.add(client);
    return client;
  }
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdateV2(update, StrictDecoder);
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    // What Yjs throws at bytes that are no update: reading past the end, unknown references, nesting beyond the call stack.
    return refuse("edit.malformed", "not an update");
  }
  const rest = StrictDecoder.last!.restDecoder as RestDecoder;
  StrictDecoder.last = null;
  if (rest.pos !== update.byteLength) refuse("edit.malformed", "bytes after the update");
  return decoded;
}

/** Yjs reads the dependencies even of structs that it knows: each has to lie in the ydoc, or the update would wait for it. */
function checkKnown(ydoc: Y.Doc, struct: Struct): void {
  if (struct instanceof Y.GC) return;
  const { parent } = struct as { parent: unknown };
  if (typeof parent === "string" && !ydoc.share.has(parent)) refuse("edit.unknown-place", "root");
  const ids = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
  for (const id of ids)
    if (id !== null && id.clock >= Y.getState(ydoc.store, id.client))
      refuse("edit.gap", "a known struct with an unknown dependency");
  const { origin, rightOrigin } = struct;
  if (origin !== null) refuseCutPair(Y.getItem(ydoc.store, origin), origin.clock + 1);
  if (rightOrigin !== null) refuseCutPair(Y.getItem(ydoc.store, rightOrigin), rightOrigin.clock);
}

/** Reads the bytes and finds what is new in them. Throws a RefusalError. */
export function decodeUpdate(ydoc: Y.Doc, update: Uint8Array, limits: UpdateLimits): DecodedUpdate {
  if (update.byteLength > limits.maxBytes) refuse("edit.too-large", `${update.byteLength} bytes`);
  const { structs, ds } = decode(update);
  if (structs.length > limits.maxStructs) refuse("edit.too-large", `${structs.length} structs`);
  const fresh = new Map<number, Struct[]>();
  const tops = new Map<number, number>();
  const topOf = (client: number): number => tops.get(client) ?? Y.getState(ydoc.store, client);
  let ticks = 0;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct instanceof Y.Skip) refuse("edit.gap", "a part is left out");
    if (!(struct.length >= 1) || !Number.isSafeInteger(end)) refuse("edit.malformed", "length");
    const top = topOf(client);
    if (clock > top) refuse("edit.gap", `client ${client} goes on at ${top}, not ${clock}`);
    if (end <= top) {
      checkKnown(ydoc, struct as Struct);
      continue;
    }
    ticks += end - top;
    tops.set(client, end);
    const list = fresh.get(client);
    if (list === undefined) fresh.set(client, [struct as Struct]);
    else list.push(struct as Struct);
  }
  if (ticks > limits.maxTicks) refuse("edit.too-large", `${ticks} clock ticks`);
  if (fresh.size > limits.maxClients) refuse("edit.too-many", `${fresh.size} clients`);
  return { fresh, deletes: ds.clients, topOf };
}

/** The struct of a list in clock order that covers the clock. */
export function structAt(list: readonly Struct[], clock: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = list[middle]!;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return middle;
  }
  return -1;
}
