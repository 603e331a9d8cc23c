import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { applyEdit } from "./apply-edit.ts";
import { descriptionRoot } from "./rich-text-schema.ts";
import {
  attempt,
  laneServer,
  PLANNER,
  replicaOf,
  taskMap,
  updateOf,
  verdict,
  WALL,
} from "./testing/attempt.ts";
import { HOST, OTHER, standing, SUPPLIER, userId } from "./testing/fixtures.ts";
import type { SimulatedServer } from "./testing/simulated-server.ts";
import { loosen, tighten, type LooseUpdate } from "./testing/update-codec.ts";
import { contentOf } from "./testing/ydoc-content.ts";

const rename = (ydoc: Y.Doc): unknown => taskMap(ydoc).set("name", "Renamed");
const forged = (server: SimulatedServer, change: (update: LooseUpdate) => void): string => {
  const update = loosen(updateOf(server, rename));
  change(update);
  return verdict(server.verify(PLANNER, tighten(update)));
};
const describe0 = (ydoc: Y.Doc, text: string): Y.XmlText => {
  const paragraph = new Y.XmlElement("paragraph");
  const inner = new Y.XmlText(text);
  paragraph.insert(0, [inner]);
  ydoc.getXmlFragment(descriptionRoot(WALL)).insert(0, [paragraph]);
  return inner;
};
const gc = (length: number): Y.GC => new Y.GC(Y.createID(0, 0), length);

describe("V1 an update above a limit is refused", () => {
  test("V1 bytes", () => {
    const server = laneServer();
    const huge = attempt(server, PLANNER, (ydoc) => taskMap(ydoc).set("name", "n".repeat(300_000)));
    expect(verdict(huge)).toBe("edit.too-large");
  });
  test("V1 structs and clock ticks", () => {
    const server = laneServer();
    expect(
      forged(server, ({ blocks }) => {
        blocks[0]!.structs.push(...Array.from({ length: 20_001 }, () => gc(1)));
      }),
    ).toBe("edit.too-large");
    expect(forged(server, ({ blocks }) => void blocks[0]!.structs.push(gc(2 ** 50)))).toBe(
      "edit.too-large",
    );
  });
  test("V1 clients", () => {
    const server = laneServer();
    expect(
      forged(server, ({ blocks }) => {
        for (let n = 0; n < 65; n++) blocks.push({ client: 9_000 + n, clock: 0, structs: [gc(1)] });
      }),
    ).toBe("edit.too-many");
  });
});

describe("V2 bytes are read as Yjs applies them", () => {
  test.each([
    ["an empty frame", new Uint8Array()],
    ["noise", new Uint8Array([7, 255, 3, 1, 99])],
    ["a count without structs", new Uint8Array([255, 255, 255, 255, 15])],
  ])("V2 %s is malformed", (_, update) => {
    expect(verdict(laneServer().verify(PLANNER, update))).toBe("edit.malformed");
  });
  test("V2 a value nested beyond the call stack is malformed", () => {
    const server = laneServer();
    const update = updateOf(server, (ydoc) => taskMap(ydoc).set("name", "#".repeat(200_000)));
    const deep = update.slice();
    for (let i = 0; i + 1 < deep.length; i++)
      if (deep[i] === 35 && deep[i + 1] === 35) [deep[i], deep[i + 1]] = [117, 1];
    expect(server.verify(PLANNER, deep).ok).toBe(false);
  });
  test("V2 two blocks of one client are malformed, since Yjs drops the first", () => {
    expect(
      forged(laneServer(), ({ blocks }) => {
        const [block] = blocks;
        blocks.push({ client: block!.client, clock: block!.clock + 1, structs: [gc(1)] });
      }),
    ).toBe("edit.malformed");
  });
  test("V2 a byte after the end is malformed", () => {
    const server = laneServer();
    const update = updateOf(server, rename);
    expect(verdict(server.verify(PLANNER, new Uint8Array([...update, 0])))).toBe("edit.malformed");
  });
  test("V2 a length of nothing and a clientID beyond 32 bits are malformed", () => {
    const server = laneServer();
    expect(forged(server, ({ blocks }) => void blocks[0]!.structs.push(gc(0)))).toBe(
      "edit.malformed",
    );
    expect(forged(server, ({ blocks }) => void (blocks[0]!.client = 2 ** 40))).toBe(
      "edit.malformed",
    );
    expect(
      forged(server, ({ ranges }) => void ranges.push({ client: 1_000, clock: 0, len: 0 })),
    ).toBe("edit.malformed");
  });
});

describe("V3 nothing is left pending", () => {
  test.each<[string, (update: LooseUpdate) => void]>([
    [
      "a skipped range",
      ({ blocks }) => void blocks[0]!.structs.unshift(new Y.Skip(Y.createID(0, 0), 3)),
    ],
    ["a clock gap", ({ blocks }) => void (blocks[0]!.clock += 5)],
    [
      "a missing neighbour",
      ({ blocks }) => void ((blocks[0]!.structs[0] as Y.Item).origin = Y.createID(77, 0)),
    ],
    [
      "a later struct of its own",
      ({ blocks }) =>
        void ((blocks[0]!.structs[0] as Y.Item).origin = Y.createID(blocks[0]!.client, 50)),
    ],
    [
      "a deletion of what is not there",
      ({ ranges }) => void ranges.push({ client: 1_000, clock: 90_000, len: 1 }),
    ],
  ])("V3 %s is refused", (_, change) => {
    expect(forged(laneServer(), change)).toBe("edit.gap");
  });
  test("V3 structs of two clients that wait for each other are refused", () => {
    const item = (client: number, origin: Y.ID): Y.Item =>
      new Y.Item(
        Y.createID(client, 0),
        null,
        origin,
        null,
        null,
        null,
        null,
        new Y.ContentAny([1]),
      );
    const update = tighten({
      blocks: [
        { client: 501, clock: 0, structs: [item(501, Y.createID(502, 0))] },
        { client: 502, clock: 0, structs: [item(502, Y.createID(501, 0))] },
      ],
      ranges: [],
    });
    expect(verdict(laneServer().verify(PLANNER, update))).toBe("edit.gap");
  });
});

test("V4 a known struct may name neither unknown structs nor a new root", () => {
  const server = laneServer();
  const known = loosen(Y.encodeStateAsUpdate(server.ydoc));
  const first = known.blocks.find(({ structs }) => structs[0] instanceof Y.Item)!;
  const item = first.structs[0] as Y.Item;
  item.origin = Y.createID(4_000_000, 9);
  expect(verdict(server.verify(PLANNER, tighten(known)))).toBe("edit.gap");
  item.origin = null;
  (item as { parent: unknown }).parent = "elsewhere";
  expect(verdict(server.verify(PLANNER, tighten(known)))).toBe("edit.unknown-place");
  expect(server.ydoc.share.has("elsewhere")).toBe(false);
});

describe("V5 clientIDs have owners", () => {
  test("V5 an unused one is reported, and is the writer's afterwards", () => {
    const server = laneServer();
    const ydoc = replicaOf(server, 4_242);
    const verified = server.receive(PLANNER, updateOf(server, rename, ydoc));
    expect(verified.ok && verified.value.clients).toEqual([4_242]);
    const again = server.receive(
      PLANNER,
      updateOf(server, (y) => taskMap(y).set("progress", 1), ydoc),
    );
    expect(again.ok && again.value.clients).toEqual([]);
  });
  test("V5 another person's is refused, even of the same organisation", () => {
    const server = laneServer();
    server.owners.set(4_243, userId(9));
    expect(
      verdict(server.verify(PLANNER, updateOf(server, rename, replicaOf(server, 4_243)))),
    ).toBe("edit.client-id");
  });
  test("V5 one that is in use without an owner is refused", () => {
    const server = laneServer();
    const ydoc = replicaOf(server, 4_244);
    server.receive(PLANNER, updateOf(server, rename, ydoc));
    server.owners.delete(4_244);
    expect(
      verdict(
        server.verify(
          PLANNER,
          updateOf(server, (y) => taskMap(y).set("name", "B"), ydoc),
        ),
      ),
    ).toBe("edit.client-id");
  });
});

describe("V20 items lie in one place", () => {
  const foreignTask = (server: SimulatedServer): Y.ID =>
    (server.ydoc.getMap("comments")._map.values().next().value as Y.Item).id;
  test("V20 neighbours in different places are refused", () => {
    const server = laneServer();
    const elsewhere = foreignTask(server);
    expect(
      forged(server, ({ blocks }) => {
        (blocks[0]!.structs[0] as Y.Item).rightOrigin = elsewhere;
      }),
    ).toBe("edit.shape");
  });
  test("V20 neighbours in two texts are refused", () => {
    const server = laneServer();
    server.receive(
      PLANNER,
      updateOf(server, (ydoc) => {
        describe0(ydoc, "one");
        describe0(ydoc, "two");
      }),
    );
    const texts = server.ydoc.getXmlFragment(descriptionRoot(WALL)).toArray() as Y.XmlElement[];
    const [first, second] = texts.map((one) => (one.get(0) as Y.XmlText)._start!.id);
    const between = (left: Y.ID, right: Y.ID): string =>
      forged(server, ({ blocks }) => {
        const item = blocks[0]!.structs[0] as Y.Item;
        item.origin = left;
        item.rightOrigin = right;
        item.content = new Y.ContentString("x");
      });
    expect(between(first!, second!)).toBe("edit.shape");
    expect(between(first!, Y.createID(first!.client, first!.clock + 1))).toBe("ok");
  });
  test("V20 an item that hangs on a comment is a write to that comment", () => {
    const server = laneServer();
    const elsewhere = foreignTask(server);
    expect(
      forged(server, ({ blocks }) => {
        (blocks[0]!.structs[0] as Y.Item).origin = elsewhere;
      }),
    ).toBe("edit.forbidden");
  });
});

describe("V20 an overlap continues where the held part lies", () => {
  const typedInTwoSteps = (): { server: SimulatedServer; overlap: Uint8Array } => {
    const server = laneServer();
    server.receive(
      PLANNER,
      updateOf(server, (ydoc) => {
        describe0(ydoc, "one");
        describe0(ydoc, "two");
      }),
    );
    const ydoc = replicaOf(server);
    const inner = (y: Y.Doc, n: number): Y.XmlText =>
      (y.getXmlFragment(descriptionRoot(WALL)).get(n) as Y.XmlElement).get(0) as Y.XmlText;
    const before = Y.encodeStateVector(ydoc);
    server.receive(
      PLANNER,
      updateOf(server, (y) => inner(y, 0).insert(3, "ab"), ydoc),
    );
    inner(ydoc, 0).insert(5, "c");
    return { server, overlap: Y.encodeStateAsUpdate(ydoc, before) };
  };
  test("V20 and is accepted there", () => {
    const { server, overlap } = typedInTwoSteps();
    expect(loosen(overlap).blocks[0]?.structs).toHaveLength(1);
    expect(verdict(server.receive(PLANNER, overlap))).toBe("ok");
    expect(server.ydoc.getXmlFragment(descriptionRoot(WALL)).toString()).toContain("twoabc");
  });
  test("V20 and is refused elsewhere", () => {
    const { server, overlap } = typedInTwoSteps();
    const other = server.ydoc.getXmlFragment(descriptionRoot(WALL)).get(1) as Y.XmlElement;
    const loose = loosen(overlap);
    (loose.blocks[0]!.structs[0] as Y.Item).origin = (other.get(0) as Y.XmlText)._start!.lastId;
    expect(verdict(server.verify(PLANNER, tighten(loose)))).toBe("edit.gap");
  });
});

describe("V21 no update cuts through a character", () => {
  const withEmoji = (): { server: SimulatedServer; inner: Y.Item } => {
    const server = laneServer();
    server.receive(
      PLANNER,
      updateOf(server, (ydoc) => describe0(ydoc, "a😀b")),
    );
    const paragraph = server.ydoc.getXmlFragment(descriptionRoot(WALL)).get(0) as Y.XmlElement;
    return { server, inner: (paragraph.get(0) as Y.XmlText)._start! };
  };
  test("V21 by an insertion inside it", () => {
    const { server, inner } = withEmoji();
    const at = (n: number): Y.ID => Y.createID(inner.id.client, inner.id.clock + n);
    const between = (left: Y.ID, right: Y.ID): string =>
      forged(server, ({ blocks }) => {
        const item = blocks[0]!.structs[0] as Y.Item;
        item.origin = left;
        item.rightOrigin = right;
        item.content = new Y.ContentString("x");
      });
    expect(between(at(1), at(2))).toBe("edit.shape");
    expect(between(at(0), at(1))).toBe("ok");
  });
  test("V21 by a deletion of half of it", () => {
    const { server, inner } = withEmoji();
    const { client, clock } = inner.id;
    const half = tighten({ blocks: [], ranges: [{ client, clock: clock + 1, len: 1 }] });
    const whole = tighten({ blocks: [], ranges: [{ client, clock: clock + 1, len: 2 }] });
    expect(verdict(server.verify(PLANNER, half))).toBe("edit.shape");
    expect(verdict(server.verify(PLANNER, whole))).toBe("ok");
  });
});

test("V22 what the ydoc holds already is a no-op, from anybody", () => {
  const server = laneServer();
  const all = Y.encodeStateAsUpdate(server.ydoc);
  for (const writer of [PLANNER, standing(7, OTHER, "guest"), { kind: "outsider" } as const]) {
    const verified = server.verify(writer, all);
    expect(verified.ok && verified.value).toEqual({ touches: [], clients: [], isNoop: true });
  }
});

test("V23 concurrent writes of one field are both accepted, and all replicas agree", () => {
  const server = laneServer();
  const colleague = standing(2, SUPPLIER, "supplier-representative");
  for (const [first, second] of [
    [10_001, 10_002],
    [10_004, 10_003],
  ] as const) {
    const [a, b] = [replicaOf(server, first), replicaOf(server, second)];
    const one = updateOf(server, (ydoc) => taskMap(ydoc).set("name", `A${first}`), a);
    const two = updateOf(server, (ydoc) => taskMap(ydoc).set("name", `B${second}`), b);
    expect(verdict(server.receive(PLANNER, one))).toBe("ok");
    expect(verdict(server.receive(colleague, two))).toBe("ok");
    Y.applyUpdate(a, two);
    Y.applyUpdate(b, one);
    expect(contentOf(a)).toEqual(contentOf(server.ydoc));
    expect(contentOf(b)).toEqual(contentOf(server.ydoc));
  }
});

test("V24 insertions that lie in one another's way without bound are refused", () => {
  const server = laneServer();
  const items = Array.from({ length: 4_000 }, (_, n) => {
    const item = new Y.Item(
      Y.createID(0, 0),
      null,
      null,
      null,
      null,
      null,
      null,
      new Y.ContentType(new Y.XmlElement(n % 2 === 0 ? "paragraph" : "heading") as never),
    );
    (item as { parent: unknown }).parent = descriptionRoot(WALL);
    return item;
  });
  const update = tighten({ blocks: [{ client: 888, clock: 0, structs: items }], ranges: [] });
  expect(verdict(server.verify(PLANNER, update))).toBe("edit.too-many");
});

describe("V26 verification changes nothing", () => {
  test("V26 neither by accepting nor by refusing", () => {
    const server = laneServer();
    const before = Y.encodeStateAsUpdate(server.ydoc);
    const roots = [...server.ydoc.share.keys()];
    const stranger = standing(8, HOST, "host-project-manager");
    for (const writer of [PLANNER, stranger]) {
      attempt(server, writer, (ydoc) => describe0(ydoc, "new"));
      attempt(server, writer, (ydoc) =>
        applyEdit(ydoc, { type: "task.set", id: WALL, fields: { name: "x" } }, { origin: 0 }),
      );
      attempt(server, writer, (ydoc) => ydoc.getMap("evil").set("a", 1));
    }
    expect(Y.encodeStateAsUpdate(server.ydoc)).toEqual(before);
    expect([...server.ydoc.share.keys()]).toEqual(roots);
  });
});
