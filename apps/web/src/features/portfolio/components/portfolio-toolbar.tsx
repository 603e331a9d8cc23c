import { SegmentedControl, Switch, TextInput } from "@mantine/core";
import {
  IconArrowsHorizontal,
  IconCalendarEvent,
  IconMinus,
  IconPlus,
  IconSearch,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SwimlaneChart } from "../../../ui/swimlanes/swimlane-chart.ts";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { PortfolioFilter } from "../model/portfolio-scene.ts";
import styles from "./portfolio.module.css";

const ZOOM = 1.5;
const SCALES = { month: 35, quarter: 100, year: 380 } as const;
type ScaleName = keyof typeof SCALES;
const SCALE_NAMES = Object.keys(SCALES) as readonly ScaleName[];

export function PortfolioToolbar(props: {
  chart: SwimlaneChart | null;
  filter: PortfolioFilter;
  onFilter: (filter: PortfolioFilter) => void;
}) {
  const { chart, filter, onFilter } = props;
  const { t } = useTranslation("portfolio");
  const [scale, setScale] = useState<string>("");
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")}>
      <h1 className={styles.title}>{t("title")}</h1>
      <SegmentedControl
        className={styles.wide}
        aria-label={t("scale.label")}
        value={scale}
        onChange={(name) => {
          setScale(name);
          chart?.zoomToDays(SCALES[name as ScaleName]);
        }}
        data={SCALE_NAMES.map((name) => ({ value: name, label: t(`scale.${name}`) }))}
      />
      <ToolButton label={t("zoomOut")} onClick={() => chart?.zoomBy(1 / ZOOM)}>
        <IconMinus size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("zoomIn")} onClick={() => chart?.zoomBy(ZOOM)}>
        <IconPlus size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("fit")} onClick={() => chart?.fit()}>
        <IconArrowsHorizontal size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("today")} onClick={() => chart?.showToday()}>
        <IconCalendarEvent size={16} stroke={1.5} />
      </ToolButton>
      <TextInput
        className={styles.find}
        aria-label={t("find")}
        placeholder={t("find")}
        leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <Switch
        checked={filter.onlyTroubled}
        onChange={() => onFilter({ ...filter, onlyTroubled: !filter.onlyTroubled })}
        label={t("onlyTroubled")}
      />
      <span className={styles.space} />
      <span className={styles.legend}>
        {(["milestone", "late", "at-risk", "done"] as const).map((status) => (
          <span key={status} className={styles.legendItem}>
            <StatusGlyph status={status} />
            {t(`legend.${status}`)}
          </span>
        ))}
      </span>
    </div>
  );
}
