import type { ReviewAnswer } from "@parley/shared/review/review-round.ts";
import { useTranslation } from "react-i18next";
import { StatusGlyph, type GlyphStatus } from "../../../ui/status-glyph.tsx";
import styles from "../reviews.module.css";

const GLYPHS: Readonly<Record<ReviewAnswer | "unanswered", GlyphStatus>> = {
  approved: "done",
  "approved-with-comments": "in-review",
  revise: "at-risk",
  refused: "blocked",
  unanswered: "not-started",
};

/** An answer by its shape and its word. */
export function AnswerLabel({ answer }: { answer: ReviewAnswer | "unanswered" }) {
  const { t } = useTranslation("reviews");
  return (
    <span className={styles.answer} data-answer={answer}>
      <StatusGlyph status={GLYPHS[answer]} />
      {t(`answer.${answer}`)}
    </span>
  );
}
