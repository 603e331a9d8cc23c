import { ActionIcon } from "@mantine/core";
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconH2,
  IconItalic,
  IconList,
  IconListNumbers,
  IconStrikethrough,
} from "@tabler/icons-react";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Mention } from "@tiptap/extension-mention";
import { Placeholder } from "@tiptap/extension-placeholder";
import { EditorContent, useEditor, useEditorState, type Editor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { useTranslation } from "react-i18next";
import { isSafeHref } from "@parley/shared/documents/rich-text-schema.ts";
import type { TaskId } from "@parley/shared/primitives/ids.ts";
import {
  useDescriptionFragment,
  type DescriptionFragment,
} from "../../../platform/collaboration/description-fragment.ts";
import styles from "./task-description.module.css";

/** The rich text of a task, written together live; the editor's own undo reaches no further than the text. */
export function TaskDescription({ taskId, editable }: { taskId: TaskId; editable: boolean }) {
  const shared = useDescriptionFragment(taskId);
  if (shared === null) return null;
  return (
    <DescriptionEditor key={`${shared.key} ${editable}`} shared={shared} editable={editable} />
  );
}

function DescriptionEditor({
  shared,
  editable,
}: {
  shared: DescriptionFragment;
  editable: boolean;
}) {
  const { t } = useTranslation("task");
  const label = t("description.label");
  const placeholder = t(editable ? "description.placeholder" : "description.none");
  const editor = useEditor({
    editable,
    // The content security policy allows no style elements; the sheet is ours.
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        undoRedo: false,
        // It would add a paragraph to every text that is only looked at, also to those of other companies.
        trailingNode: false,
        dropcursor: false,
        gapcursor: false,
        link: {
          openOnClick: !editable,
          protocols: ["http", "https", "mailto"],
          isAllowedUri: (href) => isSafeHref(href),
          HTMLAttributes: { target: "_blank", rel: "noopener noreferrer nofollow", class: null },
        },
      }),
      // Without it a mention would count as foreign and be removed from the shared text.
      Mention.configure({ suggestion: { items: () => [] } }),
      Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
      Collaboration.configure({ fragment: shared.fragment }),
    ],
    editorProps: {
      attributes: { "aria-label": label, role: "textbox", "aria-multiline": "true" },
    },
  });
  return (
    <div className={styles.editor} data-editable={editable || undefined}>
      {editable && <Toolbar editor={editor} />}
      <EditorContent editor={editor} className={styles.content} />
    </div>
  );
}

const ICON = { size: 15, stroke: 1.6 } as const;

function Toolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation("task");
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      strike: now.isActive("strike"),
      code: now.isActive("code"),
      heading: now.isActive("heading"),
      bulletList: now.isActive("bulletList"),
      orderedList: now.isActive("orderedList"),
      blockquote: now.isActive("blockquote"),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools = [
    { key: "bold", icon: <IconBold {...ICON} />, run: () => chain().toggleBold().run() },
    { key: "italic", icon: <IconItalic {...ICON} />, run: () => chain().toggleItalic().run() },
    {
      key: "strike",
      icon: <IconStrikethrough {...ICON} />,
      run: () => chain().toggleStrike().run(),
    },
    { key: "code", icon: <IconCode {...ICON} />, run: () => chain().toggleCode().run() },
    {
      key: "heading",
      icon: <IconH2 {...ICON} />,
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      key: "bulletList",
      icon: <IconList {...ICON} />,
      run: () => chain().toggleBulletList().run(),
    },
    {
      key: "orderedList",
      icon: <IconListNumbers {...ICON} />,
      run: () => chain().toggleOrderedList().run(),
    },
    {
      key: "blockquote",
      icon: <IconBlockquote {...ICON} />,
      run: () => chain().toggleBlockquote().run(),
    },
  ] as const;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t("description.tools")}>
      {tools.map((tool) => (
        <ActionIcon
          key={tool.key}
          variant="subtle"
          size={26}
          aria-label={t(`description.${tool.key}`)}
          title={t(`description.${tool.key}`)}
          aria-pressed={on[tool.key]}
          className={on[tool.key] ? styles.on : undefined}
          onClick={tool.run}
        >
          {tool.icon}
        </ActionIcon>
      ))}
    </div>
  );
}
