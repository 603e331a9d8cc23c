/** Tags as text: code and value by turns. */
export type Tags = readonly (string | number)[];

const lines = (tags: Tags): string => tags.map((value) => `${value}\n`).join("");
const section = (name: string, ...parts: Tags[]): string =>
  lines([0, "SECTION", 2, name]) + parts.map(lines).join("") + lines([0, "ENDSEC"]);

/** A DXF file of these layers, blocks and entities, each given by its tags without the leading 0. */
export function writeDxf(parts: {
  readonly layers?: readonly Tags[];
  readonly blocks?: readonly { readonly name: string; readonly entities: readonly Tags[] }[];
  readonly entities: readonly Tags[];
}): string {
  const { layers = [], blocks = [], entities } = parts;
  return (
    section("TABLES", [0, "TABLE", 2, "LAYER"], ...layers.map((tags) => [0, "LAYER", ...tags]), [
      0,
      "ENDTAB",
    ]) +
    section(
      "BLOCKS",
      ...blocks.map(({ name, entities: within }) => [
        ...[0, "BLOCK", 2, name, 10, 0, 20, 0],
        ...within.flatMap((tags) => [0, ...tags]),
        ...[0, "ENDBLK"],
      ]),
    ) +
    section("ENTITIES", ...entities.map((tags) => [0, ...tags])) +
    lines([0, "EOF"])
  );
}
