import { SegmentedControl } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import {
  IconArrowsMaximize,
  IconChevronLeft,
  IconChevronRight,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { SheetHand } from "../sheet/sheet-hand.ts";
import { lookByKey } from "../sheet/sheet-keys.ts";
import { SheetStage } from "../sheet/sheet-stage.tsx";
import type { SheetView } from "../sheet/sheet-view.ts";
import sheetStyles from "../sheet/sheet.module.css";
import { ChangeList } from "./change-list.tsx";
import { mappedRect } from "./compare-pages.ts";
import { paintChanges } from "./paint-changes.ts";
import { stepViews } from "./step-views.ts";
import { useComparedPages, usePagePairs } from "./use-compared-pages.ts";
import styles from "./compare.module.css";

const WAYS = ["overlay", "side", "slider"] as const;
type Way = (typeof WAYS)[number];

/** Two revisions of a drawing, seen at once. */
export function CompareBoard(props: {
  before: SheetView;
  after: SheetView;
  beforeName: string;
  afterName: string;
}) {
  const { before, after, beforeName, afterName } = props;
  const { t } = useTranslation("files");
  const [way, setWay] = useLocalStorage<Way>({
    key: "parley.files.compare",
    defaultValue: "overlay",
  });
  const [share, setShare] = useState(50);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState(-1);
  const pairs = usePagePairs(before, after);
  const pair = pairs[Math.min(at, pairs.length - 1)];
  const comparison = useComparedPages(before, after, pair);
  const { changes, toBefore, toAfter } = comparison.pages;
  const [hands] = useState(() => [new SheetHand(before), new SheetHand(after)] as const);

  useEffect(() => {
    if (pair?.before != null) void before.open(pair.before);
    if (pair?.after != null) void after.open(pair.after);
  }, [before, after, pair]);
  useEffect(() => stepViews(before, after, toBefore, toAfter), [before, after, toBefore, toAfter]);
  useEffect(() => {
    for (const view of [before, after]) view.layOnPaper(way === "overlay");
  }, [before, after, way]);
  useEffect(() => {
    const stops = [
      before.cover(paintChanges(way === "overlay" ? [] : changes.map((one) => one.before), chosen)),
      after.cover(
        paintChanges(
          changes.map(
            (one) => one.after ?? (way === "overlay" ? mappedRect(one.before, toAfter) : null),
          ),
          chosen,
        ),
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }, [before, after, changes, chosen, way, toAfter]);

  const open = (next: number): void => {
    if (next < 0 || next >= pairs.length) return;
    setAt(next);
    setChosen(-1);
  };
  const choose = (next: number): void => {
    const change = changes[next];
    if (change === undefined) return;
    setChosen(next);
    const place = change.after ?? mappedRect(change.before, toAfter);
    if (place !== null) after.zoomTo(place);
  };
  const handleKeys = (view: SheetView) => (event: KeyboardEvent) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    const key = event.key.toLowerCase();
    if (isPlain && key === "n" && changes.length > 0)
      choose((chosen + (event.shiftKey ? changes.length - 1 : 1)) % changes.length);
    else if (event.key === "PageUp") open(at - 1);
    else if (event.key === "PageDown") open(at + 1);
    else if (lookByKey(view, event)) return;
    else return;
    event.preventDefault();
  };
  const isBeside = way === "side";
  return (
    <div className={sheetStyles.viewer}>
      <div className={sheetStyles.toolbar} role="toolbar" aria-label={t("compare.toolbar")}>
        <SegmentedControl
          aria-label={t("compare.way")}
          data={WAYS.map((value) => ({ value, label: t(`compare.ways.${value}`) }))}
          value={way}
          onChange={(value) => setWay(value as Way)}
        />
        {pairs.length > 1 && (
          <>
            <ToolButton
              label={t("sheet.before")}
              keys="PgUp"
              disabled={at === 0}
              onClick={() => open(at - 1)}
            >
              <IconChevronLeft size={16} />
            </ToolButton>
            <span className={sheetStyles.pageOf}>
              {t("sheet.pageOf", { page: at + 1, count: pairs.length })}
            </span>
            <ToolButton
              label={t("sheet.after")}
              keys="PgDn"
              disabled={at === pairs.length - 1}
              onClick={() => open(at + 1)}
            >
              <IconChevronRight size={16} />
            </ToolButton>
          </>
        )}
        <span className={sheetStyles.rule} />
        <span className={styles.zooms}>
          <ToolButton label={t("sheet.zoomOut")} keys="−" onClick={() => after.zoomBy(1 / 1.3)}>
            <IconZoomOut size={16} />
          </ToolButton>
          <ToolButton label={t("sheet.zoomIn")} keys="+" onClick={() => after.zoomBy(1.3)}>
            <IconZoomIn size={16} />
          </ToolButton>
          <ToolButton label={t("sheet.fit")} keys="0" onClick={() => after.fit()}>
            <IconArrowsMaximize size={16} />
          </ToolButton>
          <span className={sheetStyles.rule} />
        </span>
        <ToolButton
          label={t("compare.previous")}
          keys="⇧N"
          disabled={changes.length === 0}
          onClick={() => choose(chosen <= 0 ? changes.length - 1 : chosen - 1)}
        >
          <IconChevronLeft size={16} />
        </ToolButton>
        <ToolButton
          label={t("compare.next")}
          keys="N"
          disabled={changes.length === 0}
          onClick={() => choose((chosen + 1) % changes.length)}
        >
          <IconChevronRight size={16} />
        </ToolButton>
      </div>
      <div className={styles.body}>
        <div
          className={styles.board}
          data-way={way}
          style={{ "--share": share / 100 } as React.CSSProperties}
        >
          <div className={styles.layer} data-side="before" inert={!isBeside}>
            {pair?.before == null ? (
              <p className={sheetStyles.notice}>{t("compare.none", { name: beforeName })}</p>
            ) : (
              <SheetStage
                view={before}
                hand={hands[0]}
                label={t("compare.stage", { name: beforeName })}
                onKeys={handleKeys(before)}
              />
            )}
            {isBeside && <span className={styles.name}>{beforeName}</span>}
          </div>
          <div className={styles.layer} data-side="after">
            {pair?.after == null ? (
              <p className={sheetStyles.notice}>{t("compare.none", { name: afterName })}</p>
            ) : (
              <SheetStage
                view={after}
                hand={hands[1]}
                label={t("compare.stage", { name: afterName })}
                onKeys={handleKeys(after)}
              />
            )}
            {isBeside && <span className={styles.name}>{afterName}</span>}
          </div>
          {way === "overlay" && (
            <span className={styles.legend}>
              <span data-side="before">{t("compare.onlyIn", { name: beforeName })}</span>
              <span data-side="after">{t("compare.onlyIn", { name: afterName })}</span>
            </span>
          )}
          {way === "slider" && (
            <>
              <span className={styles.line} aria-hidden />
              <span className={styles.name}>{beforeName}</span>
              <span className={styles.name} data-side="after">
                {afterName}
              </span>
              <input
                type="range"
                className={styles.range}
                min={0}
                max={100}
                value={share}
                aria-label={t("compare.share", { name: beforeName })}
                onChange={(event) => setShare(event.currentTarget.valueAsNumber)}
              />
            </>
          )}
        </div>
        <ChangeList comparison={comparison} chosen={chosen} onChoose={choose} />
      </div>
    </div>
  );
}
