import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ToolButton } from "../../ui/tool-button.tsx";
import { useLabelText } from "./edit-label-text.ts";
import { useUndoState } from "./project-hooks.ts";
import { useProjectSession } from "./use-project-session.ts";

/** Undo and redo by pointer, each saying what it would take back. */
export function UndoButtons({ keepsFocus = false }: { keepsFocus?: boolean }) {
  const { t } = useTranslation("collaboration");
  const session = useProjectSession();
  const state = useUndoState();
  const labelText = useLabelText();
  const named = (what: string, label: typeof state.undo): string =>
    label === null ? what : `${what}: ${labelText(label)}`;
  return (
    <>
      <ToolButton
        label={named(t("undo.action"), state.undo)}
        keys="Ctrl+Z"
        keepsFocus={keepsFocus}
        disabled={state.undo === null}
        onClick={() => session.undo()}
      >
        <IconArrowBackUp size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton
        label={named(t("redo.action"), state.redo)}
        keys="Ctrl+Shift+Z"
        keepsFocus={keepsFocus}
        disabled={state.redo === null}
        onClick={() => session.redo()}
      >
        <IconArrowForwardUp size={16} stroke={1.5} />
      </ToolButton>
    </>
  );
}
