import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { setLanguage } from "../../platform/i18n/i18n.ts";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from "../../platform/i18n/language.ts";
import { Logo } from "../../ui/logo.tsx";
import { DrawingBoard } from "./drawing-board.tsx";
import styles from "./session.module.css";

/** The frame of everything before the sign-in: the drawing board on the left, the form on the right. */
export function SessionLayout(props: {
  title: string;
  /** What stands on the board, when it is not what Parley is for. */
  headline?: string;
  tagline?: ReactNode;
  facts?: ReactNode;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation("session");
  return (
    <div className={styles.split}>
      <section className={styles.board} aria-label={t("board.label")}>
        <div className={styles.brand}>
          <Logo />
          <b>Parley</b>
          <span>共商</span>
        </div>
        <p className={styles.headline}>{props.headline ?? t("board.headline")}</p>
        <p className={styles.tagline}>{props.tagline ?? t("board.tagline")}</p>
        <DrawingBoard />
        {props.facts !== undefined && <div className={styles.facts}>{props.facts}</div>}
      </section>
      <main className={styles.side}>
        <div className={styles.form}>
          <div className={styles.formHead}>
            <h1>{props.title}</h1>
            <SegmentedControl
              aria-label={t("language")}
              value={i18n.language}
              onChange={(value) => isLanguage(value) && void setLanguage(value)}
              data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            />
          </div>
          {props.children}
        </div>
      </main>
    </div>
  );
}
