import { Menu, Select, type MenuItemProps } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconSourceCode,
  IconStrikethrough,
  IconTable,
} from "@tabler/icons-react";
import { useEditorState, type Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import styles from "./spec-toolbar.module.css";

const ICON = { size: 16, stroke: 1.5 } as const;
const LEVELS = [1, 2, 3] as const;

/** What can be done to the text; each tool leaves the focus in it. */
export function SpecToolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation(["specs", "collaboration"]);
  const [isLinking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      style: String(LEVELS.find((level) => now.isActive("heading", { level })) ?? 0),
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      strike: now.isActive("strike"),
      code: now.isActive("code"),
      codeBlock: now.isActive("codeBlock"),
      bulletList: now.isActive("bulletList"),
      orderedList: now.isActive("orderedList"),
      blockquote: now.isActive("blockquote"),
      link: now.isActive("link"),
      table: now.isActive("table"),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const setStyle = (value: string | null): void => {
    const level = LEVELS.find((one) => String(one) === value);
    if (level === undefined) chain().setParagraph().run();
    else chain().setHeading({ level }).run();
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("tools.label")}>
      <ToolButton
        label={t("collaboration:undo.action")}
        keys="Ctrl+Z"
        keepsFocus
        disabled={!on.undo}
        onClick={() => chain().undo().run()}
      >
        <IconArrowBackUp {...ICON} />
      </ToolButton>
      <ToolButton
        label={t("collaboration:redo.action")}
        keys="Ctrl+Shift+Z"
        keepsFocus
        disabled={!on.redo}
        onClick={() => chain().redo().run()}
      >
        <IconArrowForwardUp {...ICON} />
      </ToolButton>
      <span className={styles.rule} />
      <Select
        aria-label={t("tools.style")}
        className={styles.style}
        allowDeselect={false}
        value={on.style}
        onChange={setStyle}
        data={[0, ...LEVELS].map((level) => ({
          value: String(level),
          label: t(`tools.style${level}`),
        }))}
      />
      <span className={styles.rule} />
      <Tool editor={editor} name="bold" keys="Ctrl+B" isOn={on.bold} icon={<IconBold {...ICON} />}>
        {() => chain().toggleBold().run()}
      </Tool>
      <Tool
        editor={editor}
        name="italic"
        keys="Ctrl+I"
        isOn={on.italic}
        icon={<IconItalic {...ICON} />}
      >
        {() => chain().toggleItalic().run()}
      </Tool>
      <Tool editor={editor} name="strike" isOn={on.strike} icon={<IconStrikethrough {...ICON} />}>
        {() => chain().toggleStrike().run()}
      </Tool>
      <Tool editor={editor} name="code" isOn={on.code} icon={<IconCode {...ICON} />}>
        {() => chain().toggleCode().run()}
      </Tool>
      <Tool editor={editor} name="link" isOn={on.link} icon={<IconLink {...ICON} />}>
        {() => setLinking(true)}
      </Tool>
      <span className={styles.rule} />
      <Tool editor={editor} name="bulletList" isOn={on.bulletList} icon={<IconList {...ICON} />}>
        {() => chain().toggleBulletList().run()}
      </Tool>
      <Tool
        editor={editor}
        name="orderedList"
        isOn={on.orderedList}
        icon={<IconListNumbers {...ICON} />}
      >
        {() => chain().toggleOrderedList().run()}
      </Tool>
      <Tool
        editor={editor}
        name="blockquote"
        isOn={on.blockquote}
        icon={<IconBlockquote {...ICON} />}
      >
        {() => chain().toggleBlockquote().run()}
      </Tool>
      <Tool
        editor={editor}
        name="codeBlock"
        isOn={on.codeBlock}
        icon={<IconSourceCode {...ICON} />}
      >
        {() => chain().toggleCodeBlock().run()}
      </Tool>
      <TableMenu editor={editor} isInside={on.table} />
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}

function Tool(props: {
  editor: Editor;
  name: string;
  keys?: string;
  isOn: boolean;
  icon: React.ReactNode;
  children: () => unknown;
}) {
  const { t } = useTranslation("specs");
  return (
    <ToolButton
      label={t(`tools.${props.name}`)}
      {...(props.keys !== undefined && { keys: props.keys })}
      keepsFocus
      pressed={props.isOn}
      onClick={() => void props.children()}
    >
      {props.icon}
    </ToolButton>
  );
}

/** A new table; inside one, what can be done to it. */
function TableMenu({ editor, isInside }: { editor: Editor; isInside: boolean }) {
  const { t } = useTranslation("specs");
  const chain = () => editor.chain().focus();
  const entry = (name: string, run: () => void, more: MenuItemProps = {}) => (
    <Menu.Item key={name} onClick={run} {...more}>
      {t(`table.${name}`)}
    </Menu.Item>
  );
  if (!isInside)
    return (
      <Tool editor={editor} name="table" isOn={false} icon={<IconTable {...ICON} />}>
        {() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      </Tool>
    );
  return (
    <Menu returnFocus={false}>
      <Menu.Target>
        <span>
          <ToolButton label={t("table.menu")} keepsFocus pressed onClick={() => undefined}>
            <IconTable {...ICON} />
          </ToolButton>
        </span>
      </Menu.Target>
      <Menu.Dropdown>
        {entry("rowAbove", () => chain().addRowBefore().run())}
        {entry("rowBelow", () => chain().addRowAfter().run())}
        {entry("columnLeft", () => chain().addColumnBefore().run())}
        {entry("columnRight", () => chain().addColumnAfter().run())}
        <Menu.Divider />
        {entry("header", () => chain().toggleHeaderRow().run())}
        {entry("merge", () => chain().mergeOrSplit().run())}
        <Menu.Divider />
        {entry("deleteRow", () => chain().deleteRow().run())}
        {entry("deleteColumn", () => chain().deleteColumn().run())}
        {entry("deleteTable", () => chain().deleteTable().run(), { color: "red" })}
      </Menu.Dropdown>
    </Menu>
  );
}
