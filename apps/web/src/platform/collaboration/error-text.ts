import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { useTranslation } from "react-i18next";

/** The sentence for a code, with its next step, in the person's language. */
export function useErrorText(): (code: ErrorCode) => string {
  const { t } = useTranslation("errors");
  const say = t as unknown as (key: string) => string;
  return (code) => say(code.replace(".", "_"));
}
