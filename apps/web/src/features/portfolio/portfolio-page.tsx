import { Button } from "@mantine/core";
import { textOfInstant } from "@parley/schedule/instant.ts";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { projectNow } from "../../platform/calendar/project-now.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadFailure } from "../../ui/failure-notice.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import type { SwimlaneChart } from "../../ui/swimlanes/swimlane-chart.ts";
import type { SwimlaneHandlers } from "../../ui/swimlanes/swimlane-scene.ts";
import { PortfolioList } from "./components/portfolio-list.tsx";
import { PortfolioToolbar } from "./components/portfolio-toolbar.tsx";
import styles from "./components/portfolio.module.css";
import { usePortfolio } from "./hooks/use-portfolio.ts";
import {
  filterPortfolio,
  NO_PORTFOLIO_FILTER,
  pathOfItem,
  portfolioScene,
  type PortfolioLane,
  type PortfolioWords,
} from "./model/portfolio-scene.ts";

/** vis-timeline is large: nobody loads it who does not open a page of lanes. */
const Swimlanes = lazy(async () => ({
  default: (await import("../../ui/swimlanes/swimlanes.tsx")).Swimlanes,
}));

/** All my projects, one lane each. */
export function PortfolioPage() {
  const { t } = useTranslation("portfolio");
  const { lanes, error, refetch } = usePortfolio();
  if (lanes === undefined)
    return error === null ? (
      <SkeletonRows rows={12} />
    ) : (
      <LoadFailure error={error as Error} onRetry={refetch} />
    );
  if (lanes.length === 0)
    return (
      <EmptyState
        title={t("empty.title")}
        action={
          <Button component={Link} to="/" variant="filled">
            {t("empty.action")}
          </Button>
        }
      >
        {t("empty.text")}
      </EmptyState>
    );
  return <PortfolioView whole={lanes} />;
}

function PortfolioView({ whole }: { whole: readonly PortfolioLane[] }) {
  const { t } = useTranslation("portfolio");
  const formats = useFormats();
  const navigate = useNavigate();
  const { user } = useSignedIn();
  const now = useMinute(user.timeZone);
  const [filter, setFilter] = useState(NO_PORTFOLIO_FILTER);
  const [chart, setChart] = useState<SwimlaneChart | null>(null);
  const lanes = useMemo(() => filterPortfolio(whole, filter), [whole, filter]);
  const words = useMemo(
    (): PortfolioWords => ({
      unnamed: t("unnamed"),
      whole: t("whole"),
      day: (instant) => formats.planDay(textOfInstant(instant)),
      percent: formats.percent,
      due: (day) => t("due", { day }),
      state: (state) => t(`state.${state}`),
      note: ({ outline }) => {
        if (outline === undefined) return t("note.coming");
        if (outline === null) return t("note.none");
        const { late, atRisk } = outline.counts;
        const notes = [
          ...(late > 0 ? [t("note.late", { count: late })] : []),
          ...(atRisk > 0 ? [t("note.risk", { count: atRisk })] : []),
        ];
        if (notes.length > 0) return notes.join(" · ");
        return outline.span === null ? t("note.empty") : t("note.fine");
      },
    }),
    [t, formats],
  );
  const scene = useMemo(() => portfolioScene(lanes, words, now), [lanes, words, now]);
  const chartWords = useMemo(
    () => ({
      language: formats.language,
      today: t("today"),
      dataDate: "",
      clusterOf: (count: number) => t("cluster", { count }),
    }),
    [formats.language, t],
  );
  const handlers = useMemo((): SwimlaneHandlers => {
    const open = (id: string | null): void => {
      const path = id === null ? null : pathOfItem(lanes, id);
      if (path !== null) void navigate(path);
    };
    return {
      onSelect: open,
      onOpen: open,
      onPull: () => null,
      onDrop: () => undefined,
      onCancel: () => undefined,
      onLocked: () => undefined,
    };
  }, [lanes, navigate]);
  // The chart takes its first look when something is known.
  const isKnown = whole.some(({ outline }) => outline !== undefined);
  return (
    <div className={styles.page}>
      <PortfolioToolbar chart={chart} filter={filter} onFilter={setFilter} />
      <div className={styles.body}>
        <div className={styles.chart}>
          {isKnown ? (
            <Suspense fallback={<SkeletonRows rows={12} />}>
              <Swimlanes
                scene={scene}
                words={chartWords}
                handlers={handlers}
                label={t("chart")}
                window={null}
                onChart={setChart}
              />
            </Suspense>
          ) : (
            <SkeletonRows rows={12} />
          )}
          {lanes.length === 0 && (
            <div className={styles.nothing}>
              <p>{t("nothingLeft")}</p>
              <Button variant="default" onClick={() => setFilter(NO_PORTFOLIO_FILTER)}>
                {t("clearFilter")}
              </Button>
            </div>
          )}
        </div>
        <aside className={styles.panel} aria-label={t("list")}>
          <PortfolioList lanes={lanes} words={words} />
        </aside>
      </div>
    </div>
  );
}

/** Days since 1970 by one's own clock, with fraction; to the minute. */
function useMinute(timeZone: string): number {
  const [now, setNow] = useState(() => projectNow(timeZone, Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(projectNow(timeZone, Date.now())), 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return now;
}
