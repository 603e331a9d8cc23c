import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { failureOf } from "../platform/api/api-error.ts";
import { StatusGlyph } from "./status-glyph.tsx";
import styles from "./failure-notice.module.css";

/** Something could not be fetched: what happened, and the way on. */
export function LoadFailure(props: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation("common");
  return (
    <section className={styles.box} role="alert">
      <StatusGlyph status="late" size={20} />
      <h2>{t("notLoaded")}</h2>
      <p>
        <FailureSentence error={props.error} />
      </p>
      <Button onClick={props.onRetry}>{t("retry")}</Button>
    </section>
  );
}

/** Something that the person asked for was refused: one line beside what they did. */
export function FailureLine({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  return (
    <p className={styles.line} role="alert">
      <StatusGlyph status="late" size={13} />
      <span>
        <FailureSentence error={error} />
      </span>
    </p>
  );
}

/** The sentence of an error's code, with its next step, in the person's language. */
export function FailureSentence({ error }: { error: unknown }) {
  const { t } = useTranslation("errors");
  return <>{t(errorKey(failureOf(error)))}</>;
}

/** Codes contain dots, which separate levels in the keys: the files write an underscore for the dot. */
export const errorKey = (code: string): string => code.replaceAll(".", "_");
