import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import type { SpecGuest, TextCaret } from "../../../platform/collaboration/spec-presence.ts";
import { organisationClass } from "../../../ui/organisation-badge.tsx";
import styles from "./spec-editor.module.css";

/** Fewer than the server takes of one person, and still a steady hand. */
const EVERY_MS = 120;

type CaretOptions = {
  readonly guests: () => readonly SpecGuest[];
  /** Calls back whenever a guest moved; answers how to stop. */
  readonly follow: (moved: () => void) => () => void;
  readonly publish: (caret: TextCaret | null) => void;
};

type Binding = {
  readonly doc: Parameters<typeof relativePositionToAbsolutePosition>[0];
  readonly type: Parameters<typeof relativePositionToAbsolutePosition>[1];
  readonly binding: { readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] };
};
const bindingIn = (state: EditorState): Binding | null => {
  const sync = ySyncPluginKey.getState(state) as Partial<Binding> | undefined;
  return sync?.binding ? (sync as Binding) : null;
};

const key = new PluginKey<DecorationSet>("carets");

function caretOf({ user }: SpecGuest): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `${styles.caret} ${organisationClass(user.colour)}`;
  const tag = document.createElement("span");
  tag.className = styles.tag ?? "";
  tag.textContent = `${user.name} · ${user.organisationCode}`;
  caret.append(tag);
  return caret;
}

function decorate(state: EditorState, guests: readonly SpecGuest[]): DecorationSet {
  const sync = bindingIn(state);
  if (sync === null) return DecorationSet.empty;
  const placeOf = (position: SpecGuest["head"]): number | null =>
    relativePositionToAbsolutePosition(sync.doc, sync.type, position, sync.binding.mapping);
  const most = Math.max(0, state.doc.content.size - 1);
  const marks = guests.flatMap((guest) => {
    const anchor = placeOf(guest.anchor);
    const head = placeOf(guest.head);
    if (anchor === null || head === null) return [];
    const [from, to] = [Math.min(anchor, head, most), Math.min(Math.max(anchor, head), most)];
    const caret = Decoration.widget(Math.min(head, most), () => caretOf(guest), {
      // Made anew when the guest moves, so that its tag shows again.
      key: `${guest.key}:${JSON.stringify(guest.head)}`,
      side: 10,
      ignoreSelection: true,
    });
    const chosen = `${styles.chosen} ${organisationClass(guest.user.colour)}`;
    return from === to ? [caret] : [caret, Decoration.inline(from, to, { class: chosen })];
  });
  return DecorationSet.create(state.doc, marks);
}

/** Shows where others write, by name and organisation, and them where I do: as positions that survive what is written around them. */
export const Carets = Extension.create<CaretOptions>({
  name: "carets",
  addOptions: () => ({
    guests: () => [],
    follow: () => () => undefined,
    publish: () => undefined,
  }),
  addProseMirrorPlugins() {
    const { guests, follow, publish } = this.options;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, state) => decorate(state, guests()),
          apply: (transaction, before, _, state) =>
            transaction.docChanged || transaction.getMeta(key) === true
              ? decorate(state, guests())
              : before,
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let sent = "";
          const tell = (): void => {
            const caret = caretIn(view);
            const text = JSON.stringify(caret);
            if (text === sent) return;
            sent = text;
            publish(caret);
          };
          const timer = setInterval(tell, EVERY_MS);
          const stop = follow(() => {
            if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
          });
          return {
            destroy: () => {
              clearInterval(timer);
              stop();
              publish(null);
            },
          };
        },
      }),
    ];
  },
});

/** Null while the text has not the focus. */
function caretIn(view: EditorView): TextCaret | null {
  const sync = bindingIn(view.state);
  if (sync === null || !view.hasFocus()) return null;
  const { anchor, head } = view.state.selection;
  const relative = (at: number): unknown =>
    JSON.parse(
      JSON.stringify(absolutePositionToRelativePosition(at, sync.type, sync.binding.mapping)),
    );
  return { anchor: relative(anchor), head: relative(head) };
}
