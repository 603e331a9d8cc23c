import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { SPEC_TEXT_SCHEMA } from "@parley/shared/documents/rich-text-schema.ts";
import { specExtensions } from "./spec-extensions.ts";

const schema = getSchema(
  specExtensions({
    text: { fragment: new Y.Doc().getXmlFragment("body") },
    editable: true,
    placeholder: "",
  }),
);
const OWN = new Set(["doc", "text"]);

test("whatever the editor can write, the server takes: elements, and their attributes", () => {
  for (const node of Object.values(schema.nodes)) {
    if (OWN.has(node.name)) continue;
    const rule = SPEC_TEXT_SCHEMA.elements.get(node.name);
    expect(rule, node.name).toBeDefined();
    for (const [name, { default: initial }] of Object.entries(node.spec.attrs ?? {})) {
      const check = rule?.attributes.get(name);
      expect(check, `${node.name}.${name}`).toBeDefined();
      // What is null is not written.
      if (initial !== null && initial !== undefined)
        expect(check?.(initial), `${node.name}.${name}`).toBe(true);
    }
  }
});

test("whatever the editor can mark, the server takes", () => {
  for (const mark of Object.values(schema.marks)) {
    const rule = SPEC_TEXT_SCHEMA.marks.get(mark.name);
    expect(rule, mark.name).toBeDefined();
    for (const name of Object.keys(mark.spec.attrs ?? {}))
      expect(rule?.get(name), `${mark.name}.${name}`).toBeDefined();
  }
});
