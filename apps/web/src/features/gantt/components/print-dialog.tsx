import {
  Button,
  Checkbox,
  NumberInput,
  Progress,
  SegmentedControl,
  Select,
  TextInput,
} from "@mantine/core";
import { instantOf } from "@parley/schedule/instant.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { useFacts, useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { usePrinting } from "../hooks/use-printing.ts";
import { paletteOf } from "../hooks/use-row-facts.ts";
import type { ColumnId } from "../model/columns.ts";
import { TENTHS_PER_DAY } from "../model/viewport.ts";
import type { PrintWords } from "../print/draw-sheet.ts";
import { layOut, layOutPicture, PAPER_NAMES, SCALE_NAMES } from "../print/paper.ts";
import type { PaperName, ScaleName } from "../print/paper.ts";
import { printColumns, printContent, wholeRange } from "../print/print-content.ts";
import type { PrintSource } from "../print/print-source.ts";
import styles from "./print-dialog.module.css";
import { PrintPreview } from "./print-preview.tsx";

type Range = "plan" | "view" | "dates";
const RANGES: readonly Range[] = ["plan", "view", "dates"];
/** On the screen as a rule, and on paper only when somebody wants them. */
const RARE_COLUMNS: ReadonlySet<ColumnId> = new Set(["duration", "float"]);
const MOST_WIDE = 12;
/** Above this, a print is no print any more. */
const MOST_DAYS = 40_000;

/** What of the plan goes on which paper, as it will look. */
export function PrintDialog({ source, onClose }: { source: PrintSource; onClose: () => void }) {
  const { t } = useTranslation(["print", "gantt", "common"]);
  const project = useFacts();
  const [paper, setPaper] = useState<PaperName>("A3");
  const [isLandscape, setLandscape] = useState(true);
  const [pagesWide, setPagesWide] = useState(1);
  const [scale, setScale] = useState<ScaleName>("normal");
  const [range, setRange] = useState<Range>("plan");
  const [columns, setColumns] = useState<readonly ColumnId[]>(() =>
    source.columns.filter((id) => !RARE_COLUMNS.has(id)),
  );
  const words = usePrintWords(source);
  const content = useMemo(
    () => printContent(source, printColumns(columns, source, source.columnName), words),
    [source, columns, words],
  );
  const whole = useMemo(() => wholeRange(content.scene.model, source.now), [content, source.now]);
  const [from, setFrom] = useState(() => textOfDay(whole.from));
  const [to, setTo] = useState(() => textOfDay(whole.to));
  const { viewport, chartWidth } = source;
  const chosen =
    range === "plan"
      ? whole
      : range === "view"
        ? { from: viewport.day, to: viewport.day + chartWidth / viewport.pxPerDay }
        : datesOf(from, to);
  const span = chosen ?? whole;
  const tableWidth = content.columns.reduce((sum, { width }) => sum + width, 0);
  const wish = { tableWidth, rowCount: source.rows.length, ...span };
  const sheet = layOut({ ...wish, paper, isLandscape, pagesWide, scale });
  const { printing, savePdf, savePng, cancel } = usePrinting({
    title: project.name,
    author: project.me.name,
    language: useFormats().language,
  });
  const isWorking = printing.type === "working";

  return (
    <Dialog title={t("title")} size={1_080} onClose={onClose}>
      <div className={styles.layout}>
        <div className={styles.form}>
          <div className={styles.pair}>
            <Select
              label={t("paper")}
              allowDeselect={false}
              data={PAPER_NAMES.map((name) => ({ value: name, label: t(`papers.${name}`) }))}
              value={paper}
              onChange={(value) => setPaper(value as PaperName)}
            />
            <NumberInput
              label={t("pagesWide")}
              min={1}
              max={MOST_WIDE}
              clampBehavior="strict"
              allowDecimal={false}
              value={pagesWide}
              onChange={(value) => setPagesWide(Math.max(1, Number(value) || 1))}
            />
          </div>
          <SegmentedControl
            aria-label={t("orientation")}
            value={isLandscape ? "landscape" : "portrait"}
            onChange={(value) => setLandscape(value === "landscape")}
            data={(["landscape", "portrait"] as const).map((value) => ({ value, label: t(value) }))}
          />
          <SegmentedControl
            aria-label={t("scale.label")}
            value={scale}
            onChange={(value) => setScale(value as ScaleName)}
            data={SCALE_NAMES.map((value) => ({ value, label: t(`scale.${value}`) }))}
          />
          <Select
            label={t("range.label")}
            allowDeselect={false}
            data={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
            value={range}
            onChange={(value) => setRange(value as Range)}
          />
          {range === "dates" && (
            <div className={styles.pair}>
              <TextInput
                type="date"
                label={t("range.from")}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
              <TextInput
                type="date"
                label={t("range.to")}
                value={to}
                error={chosen === null ? t("range.wrong") : null}
                onChange={(event) => setTo(event.currentTarget.value)}
              />
            </div>
          )}
          <Checkbox.Group
            label={t("columns")}
            value={[...columns]}
            onChange={(value) => setColumns(value as ColumnId[])}
          >
            <div className={styles.columns}>
              {source.columns.map((id) => (
                <Checkbox
                  key={id}
                  value={id}
                  disabled={id === "name"}
                  label={source.columnName(id)}
                />
              ))}
            </div>
          </Checkbox.Group>
          <p className="quiet small">{t("note")}</p>
        </div>
        <PrintPreview sheet={sheet} content={content} />
      </div>
      <div className={styles.actions}>
        <Button
          variant="filled"
          loading={isWorking}
          disabled={chosen === null}
          onClick={() => void savePdf(sheet, content)}
        >
          {t("savePdf")}
        </Button>
        <Button
          variant="default"
          disabled={isWorking || chosen === null}
          onClick={() =>
            void savePng(layOutPicture({ ...wish, pxPerDay: viewport.pxPerDay }), content)
          }
        >
          {t("savePng")}
        </Button>
        <Button variant="subtle" onClick={isWorking ? cancel : onClose}>
          {t("common:cancel")}
        </Button>
        {printing.type === "working" && printing.of > 1 && (
          <Progress
            className={styles.progress}
            aria-label={t("working", { done: printing.done, of: printing.of })}
            value={(100 * printing.done) / printing.of}
          />
        )}
        <span role="status">
          {printing.type === "working" && t("working", { done: printing.done, of: printing.of })}
          {printing.type === "failed" && t("failed")}
        </span>
      </div>
    </Dialog>
  );
}

/** Whole days, the last one included; null: they are no range. */
function datesOf(from: string, to: string): { from: number; to: number } | null {
  const [first, last] = [from, to].map((each) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(each) ? instantOf(`${each}T00:00`) : null;
    return at === null ? Number.NaN : at / TENTHS_PER_DAY;
  }) as [number, number];
  const days = last - first + 1;
  return days >= 1 && days <= MOST_DAYS ? { from: first, to: last + 1 } : null;
}

/** The title block and the legend, in the words of whoever prints. */
function usePrintWords(source: PrintSource): PrintWords {
  const { t } = useTranslation("print");
  const { name, me, participants } = useFacts();
  const organisations = useOrganisations();
  const formats = useFormats();
  const [printedAt] = useState(() => Date.now());
  return useMemo(() => {
    const shown = new Set(
      source.plan.rows.flatMap((row) => (row.kind === "task" ? [row.organisationId] : [])),
    );
    const fact = (key: string, value: string) => ({ label: t(`fact.${key}`), value });
    return {
      facts: [
        fact("project", name),
        fact("company", participants.get(me.organisationId)?.name ?? ""),
        fact("printed", t("fact.by", { when: formats.dateTime(printedAt), who: me.name })),
        fact("dataDate", source.dataDate === null ? "–" : formats.planDate(source.dataDate)),
        ...(source.baseline === null ? [] : [fact("baseline", source.baseline.name)]),
      ],
      page: (page, pages) => t("pageOf", { page, pages }),
      legend: {
        summary: t("legend.summary"),
        milestone: t("legend.milestone"),
        progress: t("legend.progress"),
        critical: source.showsCritical ? t("legend.critical") : null,
        baseline:
          source.baseline === null ? null : t("legend.baseline", { name: source.baseline.name }),
        organisations: [...organisations.values()]
          .filter(({ organisationId }) => shown.has(organisationId))
          .map((each) => ({ colour: paletteOf(each.colour), name: each.name })),
      },
    };
  }, [t, source, name, me, participants, organisations, formats, printedAt]);
}
