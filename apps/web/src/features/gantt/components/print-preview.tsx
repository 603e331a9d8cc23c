import { ActionIcon } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { drawSheet, type PrintContent } from "../print/draw-sheet.ts";
import type { Sheet } from "../print/paper.ts";
import styles from "./print-dialog.module.css";

const HEIGHT = 460;

/** One page as it will be printed, drawn by the same code. */
export function PrintPreview({ sheet, content }: { sheet: Sheet; content: PrintContent }) {
  const { t } = useTranslation("print");
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref, width } = useElementSize();
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, sheet.pages.length - 1);
  const fit = Math.min(Math.max(width, 1) / sheet.width, HEIGHT / sheet.height);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (element === null || context === null || context === undefined || width === 0) return;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    element.width = Math.round(sheet.width * fit * ratio);
    element.height = Math.round(sheet.height * fit * ratio);
    context.setTransform(fit * ratio, 0, 0, fit * ratio, 0, 0);
    drawSheet(context, sheet, sheet.pages[at]!, content);
  }, [sheet, content, at, fit, width]);
  const text = t("pageOf", { page: at + 1, pages: sheet.pages.length });
  return (
    <div className={styles.preview}>
      <div ref={ref} className={styles.paper}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("preview", { page: text })}
          style={{ width: sheet.width * fit, height: sheet.height * fit }}
        />
      </div>
      <div className={styles.pager}>
        <ActionIcon
          variant="subtle"
          aria-label={t("previous")}
          disabled={at === 0}
          onClick={() => setWanted(at - 1)}
        >
          <IconChevronLeft size={16} stroke={1.5} />
        </ActionIcon>
        <span aria-live="polite">{text}</span>
        <ActionIcon
          variant="subtle"
          aria-label={t("next")}
          disabled={at === sheet.pages.length - 1}
          onClick={() => setWanted(at + 1)}
        >
          <IconChevronRight size={16} stroke={1.5} />
        </ActionIcon>
      </div>
    </div>
  );
}
