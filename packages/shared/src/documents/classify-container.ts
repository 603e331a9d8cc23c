import * as Y from "yjs";
import { isEntityId } from "./field-rule.ts";
import type { Container } from "./locate-structs.ts";
import { refuse } from "./refusal.ts";
import type { ElementRule } from "./rich-text-schema.ts";
import type { CollectionSchema, YdocSchema } from "./ydoc-schema.ts";

/** What a container is to the schema. */
export type ContainerKind =
  | { readonly kind: "collection"; readonly name: string; readonly collection: CollectionSchema }
  | { readonly kind: "entity"; readonly name: string; readonly id: string }
  /** `taskId`: '' where the text belongs to no entity. */
  | { readonly kind: "element"; readonly taskId: string; readonly rule: ElementRule }
  | { readonly kind: "text"; readonly taskId: string; readonly takesMarks: boolean };

/** Answers for every container of an update what it is, or refuses: a place that the schema does not know does not exist. */
export function containerClassifier(schema: YdocSchema): (container: Container) => ContainerKind {
  const known = new Map<Container, ContainerKind>();

  function classifyRoot(name: string): ContainerKind {
    const collection = schema.collections.get(name);
    if (collection !== undefined) return { kind: "collection", name, collection };
    const { richText } = schema;
    if (richText?.of === null && name === richText.prefix)
      return { kind: "element", taskId: "", rule: richText.root };
    if (richText !== null && richText.of !== null && name.startsWith(richText.prefix)) {
      const taskId = name.slice(richText.prefix.length);
      if (isEntityId(taskId)) return { kind: "element", taskId, rule: richText.root };
    }
    return refuse("edit.unknown-place", "root");
  }

  function classifyInner(container: Container, around: ContainerKind): ContainerKind {
    const { type, key } = container;
    if (around.kind === "collection") {
      if (around.collection.shape !== "entities" || key === null || type?.constructor !== Y.Map)
        return refuse("edit.shape", around.name);
      return { kind: "entity", name: around.name, id: key };
    }
    if (around.kind !== "element" || key !== null) return refuse("edit.shape", "nested type");
    if (container.depth > (schema.richText?.maxDepth ?? 0)) refuse("edit.too-many", "nesting");
    const { taskId, rule } = around;
    if (type?.constructor === Y.XmlText) {
      if (!rule.holdsText) return refuse("edit.shape", "text in a place for blocks");
      const { owner } = container.parent!;
      const holder = owner?.content instanceof Y.ContentType ? owner.content.type : null;
      const takesMarks = !(holder instanceof Y.XmlElement && holder.nodeName === "codeBlock");
      return { kind: "text", taskId, takesMarks };
    }
    if (type?.constructor !== Y.XmlElement) return refuse("edit.shape", "type in a description");
    const { nodeName } = type as unknown as Y.XmlElement;
    const inner = schema.richText?.elements.get(nodeName);
    if (inner === undefined || !rule.children.has(nodeName))
      return refuse("edit.shape", "element in a description");
    return { kind: "element", taskId, rule: inner };
  }

  // Depth is bounded before the recursion: containers of the ydoc were accepted, those of the update are asked parent first.
  return function classify(container: Container): ContainerKind {
    let found = known.get(container);
    if (found === undefined) {
      if (container.depth > (schema.richText?.maxDepth ?? 0) + 1)
        refuse("edit.too-many", "nesting");
      found =
        container.parent === null
          ? classifyRoot(container.root)
          : classifyInner(container, classify(container.parent));
      known.set(container, found);
    }
    return found;
  };
}
