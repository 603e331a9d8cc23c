import { groupsOf, type Group } from "./tags.ts";

/** Something that is drawn, with what belongs to it: vertices of a polyline, attributes of an insert. */
export type Entity = { readonly group: Group; readonly parts: readonly Group[] };

export type Layer = {
  readonly name: string;
  /** AutoCAD colour index, or 24 bits of red, green and blue above 2^24. */
  readonly colour: number;
  readonly isOn: boolean;
};

export type Block = {
  readonly x: number;
  readonly y: number;
  readonly entities: readonly Entity[];
};

export type DxfFile = {
  readonly layers: ReadonlyMap<string, Layer>; // by name in lower case
  readonly blocks: ReadonlyMap<string, Block>; // by name in lower case
  readonly model: readonly Entity[];
  readonly paper: readonly Entity[];
};

export const TRUE_COLOUR = 2 ** 24;

/** The colour that a group names: 0 by its block, 256 by its layer. */
export const colourOf = (group: Group, otherwise: number): number =>
  group.has(420) ? TRUE_COLOUR + (group.number(420) & 0xffffff) : group.number(62, otherwise);

const OWNERS: ReadonlySet<string> = new Set(["POLYLINE", "INSERT"]);
const PARTS: ReadonlySet<string> = new Set(["VERTEX", "ATTRIB"]);

/**
 * Reads an ASCII DXF file of any release from R9 on. What is not known is passed over.
 *
 * @throws SyntaxError where the text is no DXF
 */
export function readDxf(text: string): DxfFile {
  const layers = new Map<string, Layer>();
  const blocks = new Map<string, Block>();
  const model: Entity[] = [];
  const paper: Entity[] = [];
  let section = "";
  let block: { name: string; x: number; y: number; entities: Entity[] } | null = null;
  let owner: { group: Group; parts: Group[] } | null = null;
  let hasSection = false;
  const add = (entity: { group: Group; parts: Group[] }): void => {
    if (block !== null) block.entities.push(entity);
    else if (section === "ENTITIES") (entity.group.number(67) === 1 ? paper : model).push(entity);
  };
  for (const group of groupsOf(text)) {
    const { kind } = group;
    if (owner !== null && PARTS.has(kind)) {
      owner.parts.push(group);
      continue;
    }
    owner = null;
    if (kind === "SECTION") {
      section = group.text(2).trim().toUpperCase();
      hasSection = true;
    } else if (kind === "ENDSEC") section = "";
    else if (kind === "LAYER" && section === "TABLES") {
      const name = group.text(2);
      const colour = colourOf(group, 7);
      const isOn = colour >= 0 && (group.number(70) & 1) === 0;
      layers.set(name.toLowerCase(), { name, colour: Math.abs(colour), isOn });
    } else if (kind === "BLOCK" && section === "BLOCKS")
      block = { name: group.text(2), x: group.number(10), y: group.number(20), entities: [] };
    else if (kind === "ENDBLK") {
      if (block !== null) blocks.set(block.name.toLowerCase(), block);
      block = null;
    } else if (section === "ENTITIES" || block !== null) {
      const entity = { group, parts: [] };
      if (kind === "SEQEND") continue;
      if (OWNERS.has(kind)) owner = entity;
      add(entity);
    }
  }
  if (!hasSection) throw new SyntaxError("no section");
  return { layers, blocks, model, paper };
}
