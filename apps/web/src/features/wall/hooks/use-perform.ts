import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { failureOf } from "../../../platform/api/api-error.ts";
import { showToast } from "../../../ui/toast-store.ts";

/** What is told when the server refuses something that was done in a meeting. */
export function usePerform(): { readonly onError: (error: unknown) => void } {
  const { t } = useTranslation("errors");
  return useMemo(
    () => ({
      onError: (error) =>
        void showToast({
          id: "meeting-refused",
          kind: "refused",
          text: t(failureOf(error).replace(".", "_")),
        }),
    }),
    [t],
  );
}
