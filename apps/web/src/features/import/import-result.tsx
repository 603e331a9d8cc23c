import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../platform/api/api-error.ts";
import type { ImportRecord } from "../../platform/api/contract.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import styles from "./import.module.css";

/** An import that came to nothing: why, where in the file, and that the plan is as it was. */
export function ImportResult({ record, onAgain }: { record: ImportRecord; onAgain: () => void }) {
  const { t } = useTranslation("import");
  const { error } = record;
  return (
    <div className={styles.stack}>
      <h3>{record.fileName}</h3>
      <FailureLine
        error={new ApiError(error?.code ?? "import.cancelled", 0, error?.detail ?? "")}
      />
      {error !== null && (
        <p className="quiet small">
          {error.line !== null && `${t("line", { line: error.line })} `}
          {error.detail}
        </p>
      )}
      <p>{t("unchanged")}</p>
      <div className={styles.foot}>
        <span />
        <Button variant="filled" onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
    </div>
  );
}
