import { useState } from "react";
import { useTranslation } from "react-i18next";
import { countEditsToLose, useSignOut } from "../platform/api/session-api.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

/** Signs out at once, unless edits that no server has yet would be lost by it: then a person decides. */
export function useCarefulSignOut() {
  const { t } = useTranslation("app");
  const signOut = useSignOut();
  const [unsent, setUnsent] = useState(0);
  const begin = async (): Promise<void> => {
    const count = await countEditsToLose();
    if (count === 0) signOut.mutate();
    else setUnsent(count);
  };
  const dialog = unsent > 0 && (
    <ConfirmDialog
      title={t("signOutUnsent.title")}
      action={t("signOutUnsent.action")}
      isPending={signOut.isPending}
      error={signOut.error}
      onConfirm={() => signOut.mutate()}
      onClose={() => setUnsent(0)}
    >
      <p>{t("signOutUnsent.body", { count: unsent })}</p>
    </ConfirmDialog>
  );
  return { begin: () => void begin(), dialog };
}
