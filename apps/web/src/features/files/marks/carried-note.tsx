import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { Carried } from "./carried-marks.ts";
import styles from "./marks.module.css";

/** From which revision a mark came here, how surely, and whether what it is about was altered since. */
export function CarriedNote({ carried }: { carried: Carried }) {
  const { t } = useTranslation("files");
  const formats = useFormats();
  const { outcome, confidence, isChanged, revisionName } = carried;
  const isSure = outcome === "carried";
  return (
    <span className={styles.carried} data-outcome={outcome}>
      {[
        t("marks.carried.from", { name: revisionName }),
        t(`marks.carried.outcome.${outcome}`),
        confidence === null || (isSure && confidence > 0.95)
          ? ""
          : t("marks.carried.sure", { share: formats.percent(confidence) }),
        isChanged ? t("marks.carried.changed") : "",
      ]
        .filter((part) => part !== "")
        .join(" · ")}
    </span>
  );
}
