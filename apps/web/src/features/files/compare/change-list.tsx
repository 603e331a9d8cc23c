import { IconArrowsMove, IconMinus, IconPlus, IconReplace } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ShownChange } from "./compare-pages.ts";
import type { Comparison } from "./use-compared-pages.ts";
import styles from "./compare.module.css";

const GLYPHS = {
  added: IconPlus,
  removed: IconMinus,
  changed: IconReplace,
  moved: IconArrowsMove,
} as const;

/** What was found to be different on this page, heaviest first; each leads to its place. */
export function ChangeList(props: {
  comparison: Comparison;
  chosen: number;
  onChoose: (at: number) => void;
}) {
  const { t } = useTranslation("files");
  const { state, pages } = props.comparison;
  return (
    <aside className={styles.list} aria-label={t("compare.changes")}>
      <div className={styles.listTitle} role="status">
        <h3>
          {state === "comparing"
            ? t("compare.comparing")
            : state === "impossible"
              ? t("compare.impossible")
              : t("compare.count", { count: pages.changes.length })}
        </h3>
      </div>
      <ol>
        {pages.changes.map((change, at) => (
          <li key={at}>
            <button
              type="button"
              className={styles.change}
              aria-current={at === props.chosen ? "true" : undefined}
              onClick={() => props.onChoose(at)}
            >
              <Change change={change} at={at} />
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Change({ change, at }: { change: ShownChange; at: number }) {
  const { t } = useTranslation("files");
  const Glyph = GLYPHS[change.kind];
  const [gone, come] = [change.textBefore.join(" "), change.textAfter.join(" ")];
  return (
    <>
      <span className={styles.kind}>
        <Glyph size={14} aria-hidden />
        {at + 1} · {t(`compare.kind.${change.kind}`)}
      </span>
      {change.kind === "moved" ? (
        come !== "" && <span className={styles.words}>{come}</span>
      ) : (
        <>
          {gone !== "" && <del className={styles.words}>{gone}</del>}
          {come !== "" && <ins className={styles.words}>{come}</ins>}
        </>
      )}
    </>
  );
}
