import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import type { SpecId } from "@parley/shared/primitives/ids.ts";
import type { SpecText } from "../../../platform/collaboration/spec-shelf.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { TitleBlockFact } from "../../../ui/title-block.tsx";
import { SpecOutline } from "../components/spec-outline.tsx";
import { SpecToolbar } from "../components/spec-toolbar.tsx";
import { Carets } from "./carets.ts";
import { clauseKey, type OutlineEntry } from "./clause-numbers.ts";
import { specExtensions } from "./spec-extensions.ts";
import styles from "./spec-editor.module.css";

const NO_ENTRIES: readonly OutlineEntry[] = [];

/** The text of a specification, written together live; its undo takes back what was written here alone. */
export function SpecEditor(props: {
  specId: SpecId;
  text: SpecText;
  title: string;
  number: string;
  editable: boolean;
  /** Why it can only be read. */
  note: string | null;
}) {
  const { specId, text, editable } = props;
  const { t } = useTranslation("specs");
  const { specs } = useProjectSession().shelves;
  const editor = useEditor({
    editable,
    // The content security policy allows no style elements; the sheet is ours.
    injectCSS: false,
    extensions: [
      ...specExtensions({
        text,
        editable,
        placeholder: t(editable ? "editor.placeholder" : "editor.nothing"),
      }),
      Carets.configure({
        guests: () => specs.guests(specId),
        follow: specs.moved.subscribe,
        publish: (caret) => specs.publish(specId, caret),
      }),
    ],
    editorProps: {
      attributes: {
        "aria-label": t("editor.label", { title: props.title }),
        role: "textbox",
        "aria-multiline": "true",
        "aria-readonly": String(!editable),
        // Also a text that is only read is scrolled by keys.
        tabindex: "0",
      },
    },
  });
  const { outline, count, words, section } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const clauses = clauseKey.getState(now.state);
      const entries = clauses?.outline ?? NO_ENTRIES;
      const { from } = now.state.selection;
      return {
        outline: entries,
        count: clauses?.count ?? 0,
        words: now.state.doc.textContent.length,
        section: entries.findLast(({ at }) => at < from)?.at ?? null,
      };
    },
  });
  const show = ({ at }: OutlineEntry): void => {
    if (editable) editor.commands.focus(at + 1, { scrollIntoView: false });
    const heading = editor.view.nodeDOM(at);
    if (heading instanceof HTMLElement) heading.scrollIntoView({ block: "start" });
  };
  return (
    <div className={styles.page}>
      {editable && <SpecToolbar editor={editor} />}
      {props.note !== null && (
        <p className={styles.note} role="note">
          {props.note}
        </p>
      )}
      <div className={styles.sheet}>
        <SpecOutline outline={outline} section={section} onShow={show} />
        <div className={styles.scroll}>
          <article className={styles.paper}>
            <header className={styles.head}>
              <h1>{props.title}</h1>
              {props.number !== "" && <p>{t("editor.number", { number: props.number })}</p>}
            </header>
            <EditorContent editor={editor} className={styles.content} />
          </article>
        </div>
      </div>
      <TitleBlockFact label={t("facts.clauses")}>{count}</TitleBlockFact>
      <TitleBlockFact label={t("facts.characters")}>{words}</TitleBlockFact>
    </div>
  );
}
