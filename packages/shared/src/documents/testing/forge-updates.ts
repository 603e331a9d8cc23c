import * as Y from "yjs";
import type { Standing } from "../../permissions/standing.ts";
import type { Rng } from "../../primitives/clock.ts";
import type { EntityId, TaskId } from "../../primitives/ids.ts";
import { applyEdit } from "../apply-edit.ts";
import { descriptionRoot } from "../rich-text-schema.ts";
import type { YdocPlace } from "../ydoc-kind.ts";
import { NOW, randomId, userId } from "./fixtures.ts";
import { pick, randomEdit, randomRichText } from "./random-edits.ts";
import { loosen, tighten, type LooseUpdate } from "./update-codec.ts";

type Writer = Extract<Standing, { kind: "participant" }>;
export type Forger = {
  readonly rng: Rng;
  readonly writer: Writer;
  readonly place: YdocPlace;
  /** A replica of the forger's, possibly behind the server. */
  readonly ydoc: Y.Doc;
  /** ClientIDs of other people. */
  readonly victims: readonly number[];
};

const KEYS = [
  "name",
  "createdBy",
  "__proto__",
  "constructor",
  "removed",
  "progress",
  "x:",
  "x:customfield000",
  "order",
  "nonsense",
];
const values = (rng: Rng): unknown =>
  pick<() => unknown>(rng, [
    () => null,
    () => undefined,
    () => "",
    () => "x".repeat(rng() % 3_000),
    () => "\u0000",
    () => "\ud800",
    () => rng(),
    () => -1,
    () => 0.5,
    () => Number.NaN,
    () => true,
    () => ({ deep: { deeper: [1, 2, { x: 1 }] } }),
    () => [1, 2, 3],
    () => new Uint8Array([1, 2, 3]),
    () => new Y.Map([["name", "inner"]]),
    () => new Y.Array(),
    () => new Y.Text("text"),
    () => new Y.XmlElement("script"),
    () => new Y.Doc({ guid: "inner" }),
    () => userId(1 + (rng() % 5)),
    () => "2030-02-30T10:00",
    () => 10n,
  ])();

const keysOf = (ydoc: Y.Doc, root: string): string[] => [...ydoc.getMap(root).keys()];

function forgedComment(forger: Forger): Record<string, unknown> {
  const { rng, writer, ydoc } = forger;
  const tasks = keysOf(ydoc, "tasks");
  return {
    id: randomId<EntityId>(rng),
    taskId: tasks.length > 0 ? pick(rng, tasks) : "none",
    body: "I agree to everything",
    authorId: rng() % 2 === 0 ? writer.userId : userId(1 + (rng() % 5)),
    organisationId: writer.organisationId,
    at: rng() % 2 === 0 ? NOW : NOW + 3_600_000,
    ...(rng() % 3 === 0 ? { amends: keysOf(ydoc, "comments")[0] ?? "none" } : {}),
    ...(rng() % 8 === 0 ? { extra: 1 } : {}),
  };
}

/** Direct calls to Yjs that no edit function makes. */
function wildChange(forger: Forger): void {
  const { rng, ydoc } = forger;
  const tasks = ydoc.getMap("tasks");
  const ids = keysOf(ydoc, "tasks");
  const task = ids.length > 0 ? (tasks.get(pick(rng, ids)) as Y.Map<unknown>) : new Y.Map();
  const isKnown = ids.length > 0;
  const actions: (() => void)[] = [
    () => isKnown && tasks.delete(pick(rng, ids)),
    () => tasks.set(isKnown && rng() % 2 === 0 ? pick(rng, ids) : randomId(rng), values(rng)),
    () => tasks.set(pick(rng, ["__proto__", "constructor", "short", randomId(rng)]), new Y.Map()),
    () => isKnown && task.set(pick(rng, KEYS), values(rng)),
    () => isKnown && task.delete(pick(rng, [...task.keys(), "name"])),
    () => isKnown && task.set("createdBy", forger.writer.userId),
    () => {
      const made = new Y.Map<unknown>();
      made.set("createdBy", rng() % 2 === 0 ? forger.writer.userId : userId(4));
      made.set("name", "forged");
      if (rng() % 2 === 0) made.set(pick(rng, KEYS), values(rng));
      tasks.set(isKnown && rng() % 3 === 0 ? pick(rng, ids) : randomId(rng), made);
    },
    // Twice the same slot, and a list in a root that holds keys.
    () => {
      const [made, again] = [new Y.Map<unknown>(), new Y.Map<unknown>()];
      const slot = randomId(rng);
      for (const map of [made, again]) map.set("createdBy", forger.writer.userId);
      tasks.set(slot, made);
      tasks.set(slot, again);
    },
    () => ydoc.getMap("comments").set(randomId(rng), forgedComment(forger)),
    () => {
      const comment = forgedComment(forger);
      ydoc.getMap("comments").set(comment["id"] as string, comment);
    },
    () => {
      const comments = keysOf(ydoc, "comments");
      if (comments.length > 0) ydoc.getMap("comments").delete(pick(rng, comments));
    },
    () => {
      const comments = keysOf(ydoc, "comments");
      if (comments.length > 0)
        ydoc.getMap("comments").set(pick(rng, comments), forgedComment(forger));
    },
    () =>
      ydoc
        .getMap(pick(rng, ["relations", "checks", "promises", "resources", "assignments"]))
        .set(randomId(rng), new Y.Map([["taskId", "x"]])),
    () => ydoc.getArray(`list${rng() % 3}`).insert(0, [values(rng)]),
    () => ydoc.getMap(pick(rng, ["settings", "columns", "entries", "owners"])).set("a", 1),
    () => {
      const root = ydoc.getXmlFragment(
        descriptionRoot(isKnown ? pick(rng, ids) : randomId<TaskId>(rng)),
      );
      const element = new Y.XmlElement(
        pick(rng, ["script", "paragraph", "heading", "listItem", "image"]),
      );
      if (rng() % 3 === 0)
        element.setAttribute(pick(rng, ["onclick", "level", "href"]), values(rng) as string);
      const text = new Y.XmlText("text");
      if (rng() % 3 > 0)
        element.insert(0, [rng() % 6 === 0 ? new Y.XmlElement("paragraph") : text]);
      root.insert(0, [element]);
      if (text.parent === null) return;
      if (rng() % 2 === 0)
        text.format(0, 2, {
          [pick(rng, ["bold", "link", "evil"])]: pick<object | null>(rng, [
            {},
            { href: "javascript:alert(1)" },
            { href: "https://example.org" },
            null,
          ]),
        });
      if (rng() % 3 === 0) text.insertEmbed(0, { image: "x" });
      if (rng() % 3 === 0) text.setAttribute("style", "x");
    },
    () => {
      const root = ydoc.getXmlFragment(
        descriptionRoot(isKnown ? pick(rng, ids) : randomId<TaskId>(rng)),
      );
      if (root.length > 0) root.delete(0, 1 + (rng() % root.length));
    },
    () =>
      isKnown &&
      ydoc.getXmlFragment(descriptionRoot(pick(rng, ids))).insert(0, [new Y.XmlText("loose")]),
    () => isKnown && task.set("name", "n".repeat(300_000)),
  ];
  pick(rng, actions)();
}

const mutateId = (forger: Forger, id: Y.ID): Y.ID => {
  const { rng, victims } = forger;
  const other = pick(rng, [...victims, id.client, id.client, rng()]);
  const clock = pick(rng, [
    id.clock,
    0,
    id.clock + 1,
    Math.max(0, id.clock - 1),
    rng() % 200,
    2 ** 50,
  ]);
  return Y.createID(other, clock);
};

/** Forges what lies between the bytes: whose structs they are, where they hang, how long they claim to be. */
function mutateStructure(forger: Forger, update: LooseUpdate): LooseUpdate {
  const { rng, victims } = forger;
  const { blocks, ranges } = update;
  const block = blocks.length > 0 ? pick(rng, blocks) : { client: rng(), clock: 0, structs: [] };
  const struct = block.structs.length > 0 ? pick(rng, block.structs) : undefined;
  const item = struct instanceof Y.Item ? struct : undefined;
  const actions: (() => void)[] = [
    () => void (block.client = pick(rng, [...victims, rng(), 2 ** 40])),
    () => void (block.clock = pick(rng, [0, block.clock + 1, block.clock + 1000, rng() % 100])),
    () => item && (item.origin = mutateId(forger, item.origin ?? item.id)),
    () => item && (item.rightOrigin = mutateId(forger, item.rightOrigin ?? item.id)),
    () => {
      if (item === undefined) return;
      item.origin = null;
      item.rightOrigin = null;
      (item as { parent: unknown }).parent =
        rng() % 2 === 0
          ? mutateId(forger, item.id)
          : pick(rng, ["tasks", "comments", "evil", "description:x"]);
    },
    () =>
      item &&
      (item.parentSub = pick<string | null>(rng, [null, null, "name", "__proto__", randomId(rng)])),
    () =>
      void block.structs.push(new Y.GC(Y.createID(0, 0), pick(rng, [1, 0, 5, 2 ** 50, 2_000_000]))),
    () =>
      void block.structs.splice(
        rng() % (block.structs.length + 1),
        0,
        new Y.Skip(Y.createID(0, 0), 1 + (rng() % 9)),
      ),
    () => void block.structs.splice(rng() % (block.structs.length + 1), 1),
    () => void block.structs.reverse(),
    () => item && (item.content = new Y.ContentDeleted(pick(rng, [0, 1, 3, 2 ** 40]))),
    () => item && (item.content = new Y.ContentAny(rng() % 2 === 0 ? [] : [values(rng), "two"])),
    () => item && (item.content = new Y.ContentString("text")),
    () => item && (item.content = new Y.ContentEmbed({})),
    () => item && (item.content = new Y.ContentFormat("evil", { on: true } as never)),
    () => item && (item.content = new Y.ContentDoc(new Y.Doc({ guid: "inner" }))),
    () => item && (item.content = new Y.ContentType(new Y.XmlHook("hook") as never)),
    () => void blocks.push({ ...block, structs: [...block.structs] }),
    () =>
      void blocks.push({
        client: rng(),
        clock: 0,
        structs: [new Y.GC(Y.createID(0, 0), 1 + (rng() % 9))],
      }),
    () =>
      void ranges.push({
        client: pick(rng, [...victims, block.client]),
        clock: rng() % 300,
        len: pick(rng, [1, 2, 40, 0, 2 ** 45]),
      }),
    () => void (ranges.length > 0 && (pick(rng, ranges).len += 1 + (rng() % 50))),
  ];
  for (let n = 1 + (rng() % 2); n > 0; n--) pick(rng, actions)();
  return update;
}

function mutateBytes(rng: Rng, update: Uint8Array): Uint8Array {
  const bytes = update.slice(0, rng() % 6 === 0 ? rng() % (update.length + 1) : update.length);
  for (let n = rng() % 4; n >= 0 && bytes.length > 0; n--) {
    const at = rng() % bytes.length;
    bytes[at] = rng() % 3 === 0 ? rng() % 256 : bytes[at]! ^ (1 << (rng() % 8));
  }
  return rng() % 10 === 0 ? new Uint8Array([...bytes, rng() % 256]) : bytes;
}

/** One forged update, made on a fork of the forger's replica: the replica itself stays honest. */
export function forgeUpdate(forger: Forger): Uint8Array {
  const { rng, writer, place } = forger;
  const fork = new Y.Doc();
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(forger.ydoc));
  fork.clientID = pick(rng, [forger.ydoc.clientID, rng(), ...forger.victims]);
  const before = Y.encodeStateVector(fork);
  const within = { ...forger, ydoc: fork };
  const kind = rng() % 6;
  try {
    for (let n = rng() % 2; n >= 0; n--)
      if (kind % 3 === 0 || rng() % 6 === 0) wildChange(within);
      else if (rng() % 2 === 0)
        applyEdit(fork, randomEdit(fork, writer, rng), { origin: "forged" });
      else
        randomRichText(
          fork,
          place,
          {
            ...writer,
            organisationId: place.kind === "lane" ? place.organisationId : writer.organisationId,
            capabilities: new Set(["plan.read", "plan.read.internal", "task.edit"]),
          },
          rng,
        );
  } catch {
    // Yjs itself refuses some values; what was written before counts.
  }
  const update = Y.encodeStateAsUpdate(fork, rng() % 5 === 0 ? undefined : before);
  fork.destroy();
  try {
    if (kind % 3 === 1) return tighten(mutateStructure(forger, loosen(update)));
  } catch {
    // Yjs cannot even write some forgeries: then the bytes are broken instead.
    return mutateBytes(rng, update);
  }
  return kind === 2 ? mutateBytes(rng, update) : update;
}
