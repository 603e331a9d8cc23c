import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { showToast } from "../../ui/toast-store.ts";
import { useLabelText } from "./edit-label-text.ts";
import { useErrorText } from "./error-text.ts";
import type { SessionNotice } from "./session-notice.ts";
import { useProjectSession } from "./use-project-session.ts";

/** Tells in words what the session did: what was undone, what was refused, what was taken away. */
export function SessionNotices() {
  const session = useProjectSession();
  const { t } = useTranslation("collaboration");
  const errorText = useErrorText();
  const labelText = useLabelText();
  useEffect(() => {
    const tell = (notice: SessionNotice): void => {
      switch (notice.kind) {
        case "not-allowed":
          showToast({ id: "not-allowed", kind: "refused", text: errorText(notice.code) });
          return;
        case "revoked":
          showToast({ id: "revoked", kind: "refused", text: t("revoked") });
          return;
        case "undo-progress": {
          const { direction, done, count } = notice;
          showToast({
            id: "undo",
            kind: "note",
            text: t(`${direction}.progress`, { done, count }),
          });
          return;
        }
        case "undo": {
          const { outcome } = notice;
          if (outcome.kind === "empty") {
            showToast({ id: "undo", kind: "note", text: t(`${outcome.direction}.empty`) });
            return;
          }
          const what = labelText(outcome.label);
          showToast({
            id: "undo",
            kind: outcome.kind === "done" ? "done" : "note",
            text: t(`${outcome.direction}.${outcome.kind}`, { what }),
            ...(outcome.kind === "done" && outcome.direction === "undo"
              ? { action: { label: t("redo.action"), run: () => session.redo() } }
              : {}),
          });
        }
      }
    };
    return session.notice.subscribe(() => {
      const notice = session.notice.get();
      if (notice !== null) tell(notice);
    });
  }, [session, t, errorText, labelText]);
  return null;
}
