import { useTranslation } from "react-i18next";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import type { Board } from "../model/board-lanes.ts";
import styles from "./board-view.module.css";

/** On a narrow screen: what an exceeded limit means, in a sentence above the cards. */
export function PhoneLimit({ board, column }: { board: Board; column: number }) {
  const { t } = useTranslation("board");
  const load = board.columns[column]?.load;
  if (load?.kind !== "over") return null;
  return (
    <p className={styles.limit}>
      <StatusGlyph status="blocked" size={16} />
      {t("column.overSentence", { count: load.by, limit: load.limit })}
    </p>
  );
}
