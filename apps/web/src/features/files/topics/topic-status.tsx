import type { TopicStatus } from "@parley/shared/documents/topic.ts";
import { useTranslation } from "react-i18next";
import { StatusGlyph, type GlyphStatus } from "../../../ui/status-glyph.tsx";

const GLYPHS: Readonly<Record<TopicStatus, GlyphStatus>> = {
  open: "not-started",
  answered: "in-progress",
  resolved: "in-review",
  verified: "done",
  reopened: "at-risk",
};

/** How far a topic has come, by shape and by word. */
export function TopicStatusMark({ status, hasWord }: { status: TopicStatus; hasWord?: boolean }) {
  const { t } = useTranslation("topics");
  const word = t(`status.${status}`);
  if (hasWord !== true) return <StatusGlyph status={GLYPHS[status]} label={word} />;
  return (
    <>
      <StatusGlyph status={GLYPHS[status]} />
      {word}
    </>
  );
}
