import { useTranslation } from "react-i18next";
import styles from "./frame.module.css";

export function SkipLink() {
  const { t } = useTranslation("app");
  return (
    <a className={styles.skip} href="#main">
      {t("skip")}
    </a>
  );
}
