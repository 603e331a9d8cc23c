import { applyEdit } from "@parley/shared/documents/apply-edit.ts";
import type { EntityId, OrganisationId, UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { translations as en } from "../../../platform/i18n/translations-en.ts";
import { translations as zh } from "../../../platform/i18n/translations-zh-cn.ts";
import { TEMPLATES, templateObjects } from "./templates.ts";
import { createObjects } from "./wall-edits.ts";

type Tree = { readonly [key: string]: string | Tree };
const words = (tree: Tree) => (key: string) =>
  key
    .split(".")
    .reduce<string | Tree | undefined>(
      (at, part) => (typeof at === "object" ? at[part] : undefined),
      (tree["wall"] as Tree)["sheet"],
    );

test.each(TEMPLATES)("%s fits on a wall and has words in both languages", (name) => {
  for (const language of [en, zh]) {
    const say = words(language as Tree);
    const objects = templateObjects(
      name,
      (key) => {
        const text = say(key);
        expect(typeof text, key).toBe("string");
        return String(text);
      },
      "2030-01-07T00:00",
    );
    const fresh = objects.map((object, n) => ({
      ...object,
      id: `o${String(n).padStart(13, "0")}` as EntityId,
    }));
    const author = {
      userId: "00000000-0001-7000-8000-000000000001" as UserId,
      organisationId: "00000000-0002-7000-8000-000000000001" as OrganisationId,
      now: 1,
    };
    const ydoc = new Y.Doc();
    for (const { edit } of createObjects("wall" as YdocId, fresh, author, null))
      expect(applyEdit(ydoc, edit, { origin: null }).ok).toBe(true);
    expect(ydoc.getMap("objects").size).toBe(objects.length);
  }
});
