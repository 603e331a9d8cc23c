import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./skeleton-rows.module.css";

const WIDTHS = ["62%", "48%", "71%", "55%", "66%"];

/** The shape of a list that is on its way. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation("common");
  return (
    <div className={styles.rows} role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          <Skeleton width={20} height={16} radius={2} />
          <Skeleton width={WIDTHS[row % WIDTHS.length] ?? "60%"} height={12} radius={2} />
        </div>
      ))}
    </div>
  );
}
