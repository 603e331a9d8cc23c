import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SaveState as SaveStateView, type SaveStateValue } from "../../ui/save-state.tsx";
import { SlotFill } from "../../ui/slot.tsx";
import { useSaveState } from "./project-hooks.ts";
import type { RefusedEdit, SaveState } from "./save-state.ts";
import { useErrorText } from "./error-text.ts";
import { useLabelText } from "./edit-label-text.ts";
import { useProjectSession } from "./use-project-session.ts";
import styles from "./session-slots.module.css";

/** The save state in the header, and what follows from it: refused edits, the end of the session. */
export function SessionSlots() {
  const state = useSaveState();
  const session = useProjectSession();
  const { t } = useTranslation("collaboration");
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const first = state.type === "refused" ? state.refusals[0] : undefined;
  const action = (
    <button type="button" className={styles.link} onClick={() => setOpen(true)}>
      {t("refused.review")}
    </button>
  );
  return (
    <>
      <SlotFill name="header-tools">
        {state.type === "ended" ? (
          <EndedState reason={state.reason} />
        ) : (
          <SaveStateView
            state={viewOf(state, first === undefined ? "" : errorText(first.code), action)}
          />
        )}
      </SlotFill>
      <Modal
        opened={isOpen && state.type === "refused"}
        onClose={() => setOpen(false)}
        title={t("refused.title")}
        size="lg"
      >
        <p className={styles.lead}>{t("refused.lead")}</p>
        <ul className={styles.list}>
          {state.type === "refused" &&
            state.refusals.map((refusal) => <RefusedItem key={refusal.id} refusal={refusal} />)}
        </ul>
        <div className={styles.actions}>
          <Button variant="filled" onClick={() => session.dismissRefusals()}>
            {t("refused.dismiss")}
          </Button>
        </div>
      </Modal>
    </>
  );
}

function viewOf(
  state: Exclude<SaveState, { type: "ended" }>,
  reason: string,
  action: React.ReactNode,
): SaveStateValue {
  switch (state.type) {
    case "saved":
      return { kind: "saved" };
    case "saving":
      return { kind: "saving", count: state.unsent };
    case "loading":
    case "connecting":
      return { kind: "connecting" };
    case "offline":
      return { kind: "offline", unsent: state.unsent };
    case "refused":
      return { kind: "refused", reason, action };
  }
}

function RefusedItem({ refusal }: { refusal: RefusedEdit }) {
  const { t } = useTranslation("collaboration");
  const errorText = useErrorText();
  const labelText = useLabelText();
  const label = refusal.label === null ? t("did.description") : labelText(refusal.label);
  const text = refusal.texts.join("\n");
  return (
    <li className={styles.item}>
      <strong>{label}</strong>
      <span className={styles.reason}>{errorText(refusal.code)}</span>
      {text !== "" && (
        <div className={styles.typed}>
          <pre className={styles.text}>{text}</pre>
          <Button size="xs" onClick={() => void navigator.clipboard?.writeText(text)}>
            {t("refused.copy")}
          </Button>
        </div>
      )}
    </li>
  );
}

function EndedState({ reason }: { reason: "signed-out" | "no-access" | "outdated" }) {
  const { t } = useTranslation("collaboration");
  return (
    <span className={styles.ended} role="alert">
      {t(`ended.${reason}`)}
      <button
        type="button"
        className={styles.link}
        onClick={() => (reason === "outdated" ? location.reload() : location.assign("/"))}
      >
        {t(`ended.${reason}-action`)}
      </button>
    </span>
  );
}
