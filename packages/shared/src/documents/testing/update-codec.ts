import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** One block of an update as it goes over the wire, free to be forged. */
export type Block = { client: number; clock: number; structs: (Y.Item | Y.GC | Y.Skip)[] };
export type Range = { client: number; clock: number; len: number };
export type LooseUpdate = { blocks: Block[]; ranges: Range[] };

export function loosen(update: Uint8Array): LooseUpdate {
  const { structs, ds } = Y.decodeUpdate(update);
  const blocks: Block[] = [];
  for (const struct of structs) {
    const last = blocks.at(-1);
    if (last?.client === struct.id.client) last.structs.push(struct as Y.Item);
    else
      blocks.push({
        client: struct.id.client,
        clock: struct.id.clock,
        structs: [struct as Y.Item],
      });
  }
  const ranges = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, len })),
  );
  return { blocks, ranges };
}

/** Writes whatever it is given: also what Yjs would never write. */
export function tighten({ blocks, ranges }: LooseUpdate): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder as encoding.Encoder;
  encoding.writeVarUint(rest, blocks.length);
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(rest, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, clock);
    for (const struct of structs) struct.write(encoder, 0);
  }
  const clients = [...new Set(ranges.map(({ client }) => client))];
  encoding.writeVarUint(rest, clients.length);
  for (const client of clients) {
    const own = ranges.filter((range) => range.client === client);
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, own.length);
    for (const { clock, len } of own) {
      encoding.writeVarUint(rest, clock);
      encoding.writeVarUint(rest, len);
    }
  }
  return encoder.toUint8Array();
}
