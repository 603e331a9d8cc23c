import * as Y from "yjs";
import { containerClassifier, type ContainerKind } from "./classify-container.ts";
import { structAt, type DecodedUpdate, type Struct } from "./decode-update.ts";
import { isEntityId, isPlainText } from "./field-rule.ts";
import { IntegrationSteps, slotChain, type SlotChain } from "./integration-steps.ts";
import type { UpdateLimits } from "./limits.ts";
import { Locator, typeIn, type Container, type Location } from "./locate-structs.ts";
import { refuse } from "./refusal.ts";
import { richTextSize } from "./rich-text-size.ts";
import { refuseCutPair } from "./surrogate-pair.ts";
import { BODY_ID, SETTINGS_ID, type Write } from "./write.ts";
import type { YdocSchema } from "./ydoc-schema.ts";

/** One key of a map that the update writes or clears: a field, a setting, a cell, or an attribute in a description. */
type Slot = SlotChain & {
  readonly values: unknown[];
  /** The last value that the update itself does not delete again. */
  live: unknown;
};
type Text = { inserted: number; deleted: number };

type FieldName = { readonly collection: string; readonly id: string; readonly field: string };

/** What a key of a container is a field of; null for an attribute in a description. */
function fieldAt(place: ContainerKind, key: string): FieldName | null {
  if (place.kind === "entity") return { collection: place.name, id: place.id, field: key };
  if (place.kind !== "collection") return null;
  if (place.collection.shape === "settings")
    return { collection: place.name, id: SETTINGS_ID, field: key };
  const dot = key.indexOf(".");
  return { collection: place.name, id: key.slice(0, dot), field: key.slice(dot + 1) };
}

/**
 * Finds everything that an update would write or delete, in the form in which edits are judged too. What cannot be expressed in that form
 * is refused here: it has no place in the schema.
 */
export class TouchCollector {
  readonly #ydoc: Y.Doc;
  readonly #schema: YdocSchema;
  readonly #update: DecodedUpdate;
  readonly #limits: UpdateLimits;
  readonly #locator: Locator;
  readonly #classify: (container: Container) => ContainerKind;
  readonly #steps: IntegrationSteps;
  readonly #created = new Set<string>();
  readonly #comments = new Map<string, unknown>();
  readonly #slots = new Map<Container, Map<string, Slot>>();
  readonly #texts = new Map<string, Text>();
  readonly #freshDeleted = new Set<Struct>();
  #hasEffect = false;

  constructor(ydoc: Y.Doc, schema: YdocSchema, update: DecodedUpdate, limits: UpdateLimits) {
    this.#ydoc = ydoc;
    this.#schema = schema;
    this.#update = update;
    this.#limits = limits;
    this.#locator = new Locator(ydoc, update);
    this.#classify = containerClassifier(schema);
    this.#steps = new IntegrationSteps(this.#locator, limits.maxSteps);
  }

  /** `hasEffect` false: the ydoc holds all of it already. */
  collect(): { readonly writes: readonly Write[]; readonly hasEffect: boolean } {
    this.#hasEffect = this.#update.fresh.size > 0;
    for (const list of this.#update.fresh.values())
      for (const struct of list) this.#locator.locate(struct);
    this.#collectDeletes();
    for (const list of this.#update.fresh.values())
      for (const struct of list) if (struct instanceof Y.Item) this.#collectItem(struct);
    this.#checkSizes();
    return { writes: this.#writes(), hasEffect: this.#hasEffect };
  }

  #collectItem(item: Y.Item): void {
    const { content } = item;
    if (content instanceof Y.ContentDoc) refuse("edit.shape", "a ydoc inside a ydoc");
    const at = this.#locator.locate(item);
    if (at === null) {
      // Yjs puts a garbage-collection struct in its place, whatever it holds.
      return;
    }
    const place = this.#classify(at.container);
    if (at.key === null) this.#steps.addToList(item, at.container);
    else if (item.rightOrigin !== null) refuse("edit.shape", "order in a map");
    switch (place.kind) {
      case "collection":
        return this.#collectRootItem(item, place, at.key, at.container);
      case "entity":
        if (at.key === null) return refuse("edit.shape", `${place.name}: a list in an entity`);
        return this.#collectValue(item, at.container, at.key, place.name);
      case "element":
        return this.#collectElementItem(item, place, at);
      case "text":
        return this.#collectTextItem(item, place, at.key);
    }
  }

  #collectRootItem(
    item: Y.Item,
    place: ContainerKind & { kind: "collection" },
    key: string | null,
    root: Container,
  ): void {
    const { name, collection } = place;
    if (key === null) return refuse("edit.shape", `${name}: a list in a map`);
    switch (collection.shape) {
      case "settings":
      case "cells":
        return this.#collectValue(item, root, key, name);
      case "entities":
      case "comments": {
        if (!isEntityId(key)) refuse("edit.shape", `${name}: id`);
        // A slot once used stays used: entities and comments are never deleted, and never replaced.
        if (root.type?._map.has(key)) refuse("edit.forbidden", `${name}: the entry exists`);
        if (this.#freshDeleted.has(item)) refuse("edit.forbidden", `${name}: delete`);
        const slot = `${name}/${key}`;
        if (this.#created.has(slot) || this.#comments.has(slot))
          refuse("edit.forbidden", `${name}: the entry twice`);
        if (collection.shape === "comments") this.#comments.set(slot, this.#soleValue(item, name));
        else if (typeIn(item)?.constructor === Y.Map) this.#created.add(slot);
        else refuse("edit.shape", `${name}: not a map`);
      }
    }
  }

  #soleValue(item: Y.Item, where: string): unknown {
    const { content } = item;
    if (!(content instanceof Y.ContentAny) || content.arr.length !== 1)
      return refuse("edit.shape", `${where}: not one plain value`);
    return content.arr[0] as unknown;
  }

  #slot(container: Container, key: string): Slot {
    let slots = this.#slots.get(container);
    if (slots === undefined) this.#slots.set(container, (slots = new Map<string, Slot>()));
    let slot = slots.get(key);
    if (slot === undefined)
      slots.set(key, (slot = { ...slotChain(container, key), values: [], live: null }));
    return slot;
  }

  #collectValue(item: Y.Item, container: Container, key: string, where: string): void {
    const slot = this.#slot(container, key);
    this.#steps.addToSlot(item, slot);
    if (item.content instanceof Y.ContentDeleted) {
      slot.live = null;
      return;
    }
    const value = this.#soleValue(item, where);
    // undefined is no value of any field, and null would be read as "back to the default".
    if (value === null || value === undefined) refuse("edit.bad-value", `${where}: empty`);
    slot.values.push(value);
    slot.live = this.#freshDeleted.has(item) ? null : value;
  }

  #text(taskId: string): Text {
    let text = this.#texts.get(taskId);
    if (text === undefined) this.#texts.set(taskId, (text = { inserted: 0, deleted: 0 }));
    return text;
  }

  #collectElementItem(
    item: Y.Item,
    place: ContainerKind & { kind: "element" },
    { container, key }: NonNullable<Location>,
  ): void {
    const text = this.#text(place.taskId);
    if (key !== null) this.#steps.addToSlot(item, this.#slot(container, key));
    if (item.content instanceof Y.ContentDeleted) return;
    if (key !== null) {
      const check = place.rule.attributes.get(key);
      if (check === undefined) return refuse("edit.unknown-place", "attribute in a description");
      if (!check(this.#soleValue(item, "description"))) refuse("edit.bad-value", "attribute");
      return;
    }
    if (typeIn(item) === null) refuse("edit.shape", "description: not an element");
    // Also refuses an empty element that the schema does not know: nothing else would ever ask for it.
    this.#classify(this.#locator.containerOf(item));
    text.inserted += 1;
  }

  #collectTextItem(
    item: Y.Item,
    place: ContainerKind & { kind: "text" },
    key: string | null,
  ): void {
    const text = this.#text(place.taskId);
    if (key !== null) refuse("edit.unknown-place", "attribute of text");
    const { content } = item;
    if (content instanceof Y.ContentDeleted) return;
    if (content instanceof Y.ContentString) {
      if (!isPlainText(content.str, Infinity)) refuse("edit.bad-value", "characters");
      text.inserted += content.str.length;
    } else if (content instanceof Y.ContentFormat) this.#checkMark(content, place.takesMarks);
    else refuse("edit.shape", "description: not text");
  }

  #checkMark({ key, value }: Y.ContentFormat, takesMarks: boolean): void {
    const attributes = this.#schema.richText?.marks.get(key);
    if (attributes === undefined || !takesMarks) return refuse("edit.unknown-place", "mark");
    if ((value as unknown) === null) return;
    if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype)
      refuse("edit.bad-value", "mark");
    for (const [name, attribute] of Object.entries(value as Record<string, unknown>))
      if (attributes.get(name)?.(attribute) !== true) refuse("edit.bad-value", `mark ${key}`);
  }

  #collectDeletes(): void {
    const { store } = this.#ydoc;
    let reached = 0;
    for (const [client, ranges] of this.#update.deletes) {
      const state = Y.getState(store, client);
      const stored = (store.clients.get(client) ?? []) as readonly Struct[];
      const fresh = this.#update.fresh.get(client) ?? [];
      for (const { clock, len } of ranges) {
        const end = clock + len;
        if (!(len >= 1) || !Number.isSafeInteger(end)) refuse("edit.malformed", "range");
        if (end > this.#update.topOf(client)) refuse("edit.gap", "deletes what is not there");
        if (clock < state)
          for (let i = structAt(stored, clock); stored[i] && stored[i]!.id.clock < end; i++) {
            if (++reached > this.#limits.maxStructs) refuse("edit.too-large", "deletions");
            const struct = stored[i]!;
            refuseCutPair(struct, clock);
            refuseCutPair(struct, end);
            if (struct instanceof Y.Item && !struct.deleted)
              this.#collectDeleted(
                struct,
                Math.min(end, struct.id.clock + struct.length) - Math.max(clock, struct.id.clock),
              );
          }
        const first =
          fresh.length === 0 ? -1 : structAt(fresh, Math.max(clock, fresh[0]!.id.clock));
        for (let i = first; i >= 0 && i < fresh.length && fresh[i]!.id.clock < end; i++) {
          if (++reached > this.#limits.maxStructs) refuse("edit.too-large", "deletions");
          refuseCutPair(fresh[i]!, clock);
          refuseCutPair(fresh[i]!, end);
          this.#freshDeleted.add(fresh[i]!);
        }
      }
    }
  }

  #collectDeleted(item: Y.Item, length: number): void {
    const at = this.#locator.locate(item);
    if (at === null) return;
    this.#hasEffect = true;
    const place = this.#classify(at.container);
    switch (place.kind) {
      case "collection":
        if (at.key === null || !("fields" in place.collection) || "custom" in place.collection)
          return refuse("edit.forbidden", `${place.name}: delete`);
        this.#slot(at.container, at.key);
        break;
      case "entity":
        if (at.key === null) return refuse("edit.shape", place.name);
        this.#slot(at.container, at.key);
        break;
      case "element":
      case "text":
        this.#text(place.taskId).deleted += item.countable ? length : 0;
    }
  }

  #checkSizes(): void {
    const { richText } = this.#schema;
    if (richText === null) return;
    for (const [taskId, { inserted }] of this.#texts) {
      if (inserted === 0) continue;
      const root = this.#ydoc.share.get(richText.prefix + taskId);
      if (inserted + richTextSize(root, richText.maxSize) > richText.maxSize)
        refuse("edit.too-large", "description");
    }
  }

  #writes(): Write[] {
    const writes: Write[] = [];
    const fieldsOf = new Map<string, Map<string, unknown>>();
    for (const name of this.#created) {
      const slash = name.indexOf("/");
      const fields = new Map<string, unknown>();
      fieldsOf.set(name, fields);
      writes.push({
        op: "create",
        collection: name.slice(0, slash),
        id: name.slice(slash + 1),
        fields,
      });
    }
    for (const [container, slots] of this.#slots) {
      const place = this.#classify(container);
      for (const [key, { values, live }] of slots) {
        const name = fieldAt(place, key);
        if (name === null) continue;
        for (const value of live === null ? values : values.slice(0, -1))
          writes.push({ op: "set", ...name, value, superseded: true });
        const fields = fieldsOf.get(`${name.collection}/${name.id}`);
        if (fields !== undefined) fields.set(name.field, live);
        else writes.push({ op: "set", ...name, value: live });
      }
    }
    for (const [name, value] of this.#comments)
      writes.push({ op: "comment", id: name.slice("comments/".length), value });
    for (const [id, { inserted, deleted }] of this.#texts)
      writes.push(
        this.#schema.richText?.of === null
          ? { op: "text", collection: "body", id: BODY_ID, inserted, deleted }
          : { op: "text", collection: "description", id, inserted, deleted },
      );
    return writes;
  }
}
