import { Button } from "@mantine/core";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { IconCalendarEvent, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { UndoButtons } from "../../../platform/collaboration/undo-buttons.tsx";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { WEEK } from "../model/load-table.ts";
import styles from "./resources-toolbar.module.css";

/** Weeks that one step goes on. */
const STEP = 13;

export function ResourcesToolbar(props: {
  weeks: readonly number[];
  onStep: (weeks: number) => void;
  onToday: () => void;
  onList: () => void;
  onLevel: () => void;
}) {
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const day = (at: number): string => formats.planDate(textOfInstant(at));
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")}>
      <UndoButtons />
      <span className={styles.rule} />
      <ToolButton label={t("earlier")} onClick={() => props.onStep(-STEP)}>
        <IconChevronLeft size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("today")} onClick={props.onToday}>
        <IconCalendarEvent size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("later")} onClick={() => props.onStep(STEP)}>
        <IconChevronRight size={16} stroke={1.5} />
      </ToolButton>
      <span className={styles.span} aria-live="polite">
        {day(props.weeks[0]!)} – {day(props.weeks.at(-1)! + WEEK - 1)}
      </span>
      <span className={styles.space} />
      <span className={styles.legend}>
        <span className={styles.sample}>80</span>
        {t("legend.share")}
        <span className={styles.sample} data-over>
          120
        </span>
        {t("legend.over")}
      </span>
      <Button onClick={props.onList}>{t("list.open")}</Button>
      <Button variant="filled" onClick={props.onLevel}>
        {t("level.open")}
      </Button>
    </div>
  );
}
