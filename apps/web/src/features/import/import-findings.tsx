import { useTranslation } from "react-i18next";
import type { ImportSummary } from "../../platform/api/contract.ts";
import { StatusGlyph } from "../../ui/status-glyph.tsx";
import styles from "./import.module.css";

/** What was read otherwise than it was written, in words; each kind once, with how often. */
export function ImportFindings({ findings }: { findings: ImportSummary["findings"] }) {
  const { t, i18n } = useTranslation("import");
  if (findings.length === 0) {
    return (
      <p className={styles.clean}>
        <StatusGlyph status="done" /> {t("noFindings")}
      </p>
    );
  }
  return (
    <details className={styles.findings}>
      <summary>
        <StatusGlyph status="waiting" /> {t("findingCount", { count: findings.length })}
      </summary>
      <ul>
        {findings.map((finding) => {
          const key = `finding.${finding.code.replaceAll(".", "_")}`;
          return (
            <li key={finding.code}>
              <span className={styles.count}>{finding.count}×</span>
              <span>
                {i18n.exists(key, { ns: "import" }) ? t(key) : t("finding.other")}
                {finding.example !== null && finding.example !== "" && (
                  <span className="quiet"> {t("forExample", { example: finding.example })}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
