import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { descriptionRoot, DESCRIPTION_SCHEMA } from "./rich-text-schema.ts";
import {
  attempt,
  laneServer,
  PLANNER,
  replicaOf,
  updateOf,
  verdict,
  WALL,
} from "./testing/attempt.ts";
import { HOST, id, standing, SUPPLIER, userId } from "./testing/fixtures.ts";

type Node = Y.XmlElement | Y.XmlText;
const el = (
  name: string,
  attributes: Record<string, unknown> = {},
  ...inner: Node[]
): Y.XmlElement => {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(0, inner);
  return element;
};
const text = (value: string): Y.XmlText => new Y.XmlText(value);
const marked = (marks: object): Y.XmlText => {
  const inner = new Y.XmlText();
  inner.insert(0, "marked", marks);
  return inner;
};
const write =
  (...nodes: Node[]) =>
  (ydoc: Y.Doc): void =>
    ydoc.getXmlFragment(descriptionRoot(WALL)).insert(0, nodes);
const says = (...nodes: Node[]): string => verdict(attempt(laneServer(), PLANNER, write(...nodes)));

describe("V17 a description is made of a closed set", () => {
  test.each<[string, Node[]]>([
    [
      "paragraphs and marks",
      [el("paragraph", {}, marked({ bold: {}, italic: {} }), el("hardBreak"), text("梁"))],
    ],
    ["a heading", [el("heading", { level: 3 }, text("T"))]],
    [
      "lists in lists",
      [
        el(
          "bulletList",
          {},
          el(
            "listItem",
            {},
            el("paragraph"),
            el("orderedList", { start: 3 }, el("listItem", {}, el("paragraph"))),
          ),
        ),
      ],
    ],
    ["code and a rule", [el("codeBlock", { language: "ts" }, text("a\nb")), el("horizontalRule")]],
    [
      "a mention",
      [
        el(
          "paragraph",
          {},
          el("mention", { id: userId(1), label: "Li", mentionSuggestionChar: "@" }),
        ),
      ],
    ],
    [
      "a link",
      [
        el(
          "paragraph",
          {},
          marked({
            link: {
              href: "https://example.org/a",
              target: "_blank",
              rel: "noopener noreferrer nofollow",
              class: null,
              title: null,
            },
          }),
        ),
      ],
    ],
    [
      "a letter",
      [
        el(
          "blockquote",
          {},
          el("paragraph", {}, marked({ link: { href: "mailto:a@example.org" } })),
        ),
      ],
    ],
  ])("V17 %s", (_, nodes) => {
    expect(says(...nodes)).toBe("ok");
  });
  test.each<[string, Node[], string]>([
    ["an unknown element", [el("script")], "edit.shape"],
    ["an unknown element with content", [el("table", {}, text("x"))], "edit.shape"],
    ["text among blocks", [text("loose")], "edit.shape"],
    ["a block in a paragraph", [el("paragraph", {}, el("paragraph"))], "edit.shape"],
    ["a list item on its own", [el("listItem", {}, el("paragraph"))], "edit.shape"],
    ["an unknown attribute", [el("paragraph", { onclick: "x" })], "edit.unknown-place"],
    ["a level of nine", [el("heading", { level: 9 })], "edit.bad-value"],
    ["a level in words", [el("heading", { level: "2" })], "edit.bad-value"],
    ["an unknown mark", [el("paragraph", {}, marked({ blink: {} }))], "edit.unknown-place"],
    [
      "an attribute of a mark",
      [el("paragraph", {}, marked({ bold: { style: "x" } }))],
      "edit.bad-value",
    ],
    [
      "a script link",
      [el("paragraph", {}, marked({ link: { href: "javascript:alert(1)" } }))],
      "edit.bad-value",
    ],
    [
      "a link in disguise",
      [el("paragraph", {}, marked({ link: { href: " https://x javascript:" } }))],
      "edit.bad-value",
    ],
    ["marks in code", [el("codeBlock", {}, marked({ bold: {} }))], "edit.unknown-place"],
    ["a null character", [el("paragraph", {}, text("a\u0000"))], "edit.bad-value"],
  ])("V17 %s is refused", (_, nodes, code) => {
    expect(says(...nodes)).toBe(code);
  });
  test.each<[string, (inner: Y.XmlText) => void, string]>([
    ["an embed", (inner) => inner.insertEmbed(0, { image: "x" }), "edit.shape"],
    ["an attribute of text", (inner) => inner.setAttribute("style", "x"), "edit.unknown-place"],
  ])("V17 %s is refused", (_, change, code) => {
    const result = attempt(laneServer(), PLANNER, (ydoc) => {
      const inner = text("x");
      write(el("paragraph", {}, inner))(ydoc);
      change(inner);
    });
    expect(verdict(result)).toBe(code);
  });
  test("V17 the rules hold for what is added later", () => {
    const server = laneServer();
    server.receive(PLANNER, updateOf(server, write(el("paragraph", {}, text("first")))));
    const paragraph = (ydoc: Y.Doc) =>
      ydoc.getXmlFragment(descriptionRoot(WALL)).get(0) as Y.XmlElement;
    expect(
      verdict(
        attempt(server, PLANNER, (ydoc) => paragraph(ydoc).insert(1, [el("mention", { id: "x" })])),
      ),
    ).toBe("edit.bad-value");
    expect(
      verdict(attempt(server, PLANNER, (ydoc) => paragraph(ydoc).setAttribute("level", "1"))),
    ).toBe("edit.unknown-place");
    const bold = attempt(server, PLANNER, (ydoc) =>
      (paragraph(ydoc).get(0) as Y.XmlText).format(0, 2, { bold: {} }),
    );
    expect(verdict(bold)).toBe("ok");
  });
});

test("V16 a description belongs to a task of the ydoc, V12 and needs task.edit there", () => {
  const server = laneServer();
  const describeTask = (task: string) => (ydoc: Y.Doc) =>
    ydoc.getXmlFragment(descriptionRoot(task)).insert(0, [el("paragraph")]);
  expect(verdict(attempt(server, PLANNER, describeTask(id("absent"))))).toBe("edit.bad-value");
  for (const writer of [
    standing(2, SUPPLIER, "quality-reviewer"),
    standing(3, HOST, "host-project-manager"),
  ])
    expect(verdict(attempt(server, writer, describeTask(WALL)))).toBe("edit.forbidden");
});

describe("V18 a description is bounded", () => {
  test("V18 in depth", () => {
    const nested = (depth: number): Y.XmlElement =>
      depth === 0 ? el("paragraph") : el("blockquote", {}, nested(depth - 1));
    expect(says(nested(DESCRIPTION_SCHEMA.maxDepth - 1))).toBe("ok");
    expect(says(nested(DESCRIPTION_SCHEMA.maxDepth))).toBe("edit.too-many");
    expect(says(nested(300))).toBe("edit.too-many");
  });
  test("V18 in size, over several updates", () => {
    const server = laneServer();
    const part = () => updateOf(server, write(el("paragraph", {}, text("x".repeat(40_000)))));
    expect(verdict(server.receive(PLANNER, part()))).toBe("ok");
    expect(verdict(server.receive(PLANNER, part()))).toBe("ok");
    expect(verdict(server.receive(PLANNER, part()))).toBe("edit.too-large");
  });
});

test("V25 the touch of a text counts characters and elements", () => {
  const server = laneServer();
  server.receive(PLANNER, updateOf(server, write(el("paragraph", {}, text("first")))));
  const changed = attempt(server, PLANNER, (ydoc) => {
    const inner = (ydoc.getXmlFragment(descriptionRoot(WALL)).get(0) as Y.XmlElement).get(
      0,
    ) as Y.XmlText;
    inner.delete(0, 2);
    inner.insert(0, "wor");
  });
  expect(changed.ok && changed.value.touches).toEqual([
    {
      collection: "description",
      id: WALL,
      taskId: WALL,
      kind: "text",
      value: { inserted: 3, deleted: 2 },
    },
  ]);
});

test("V23 a paragraph deleted while another person types in it: both are accepted", () => {
  const server = laneServer();
  server.receive(PLANNER, updateOf(server, write(el("paragraph", {}, text("first")))));
  const [a, b] = [replicaOf(server), replicaOf(server)];
  const root = (ydoc: Y.Doc) => ydoc.getXmlFragment(descriptionRoot(WALL));
  const deletion = updateOf(server, (ydoc) => root(ydoc).delete(0, 1), a);
  const typing = updateOf(
    server,
    (ydoc) => {
      const paragraph = root(ydoc).get(0) as Y.XmlElement;
      (paragraph.get(0) as Y.XmlText).insert(5, " more");
      paragraph.insert(1, [el("hardBreak")]);
    },
    b,
  );
  expect(verdict(server.receive(PLANNER, deletion))).toBe("ok");
  expect(verdict(server.receive(standing(2, SUPPLIER, "planner"), typing))).toBe("ok");
  expect(root(server.ydoc).length).toBe(0);
});
