import type { Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Mention } from "@tiptap/extension-mention";
import { Placeholder } from "@tiptap/extension-placeholder";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isSafeHref } from "@parley/shared/documents/rich-text-schema.ts";
import type { SpecText } from "../../../platform/collaboration/spec-shelf.ts";
import { ClauseNumbers } from "./clause-numbers.ts";

/** What the text is made of: the same closed set that the server verifies (SPEC_TEXT_SCHEMA). */
export const specExtensions = (options: {
  text: Pick<SpecText, "fragment">;
  editable: boolean;
  placeholder: string;
}): Extensions => [
  StarterKit.configure({
    undoRedo: false,
    // It would add a paragraph to every text that is only looked at, also to those of other companies.
    trailingNode: false,
    dropcursor: false,
    heading: { levels: [1, 2, 3] },
    link: {
      openOnClick: !options.editable,
      isAllowedUri: (href) => isSafeHref(href),
      HTMLAttributes: { target: "_blank", rel: "noopener noreferrer nofollow", class: null },
    },
  }),
  // Without it a mention would count as foreign and be removed from the shared text.
  Mention.configure({ suggestion: { items: () => [] } }),
  TableKit.configure({ table: { resizable: false } }),
  Placeholder.configure({ placeholder: options.placeholder, showOnlyWhenEditable: false }),
  Collaboration.configure({ fragment: options.text.fragment }),
  ClauseNumbers,
];
