import { instantOf } from "@parley/schedule/instant.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan, useSaveState } from "../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { TitleBlockFact } from "../../ui/title-block.tsx";
import { Button } from "@mantine/core";
import { LevelDialog } from "./components/level-dialog.tsx";
import { LoadGrid } from "./components/load-grid.tsx";
import { LoadPanel } from "./components/load-panel.tsx";
import { ResourceListDialog } from "./components/resource-list-dialog.tsx";
import { ResourcesToolbar } from "./components/resources-toolbar.tsx";
import { useLoad } from "./hooks/use-load.ts";
import { useToday } from "./hooks/use-today.ts";
import { firstWeekShown, WEEK } from "./model/load-table.ts";
import { NOTHING_CHOSEN, type Choice } from "./model/choice.ts";
import styles from "./components/resources-page.module.css";

/** Half a year at once. */
const WEEKS = 26;

/** Who has how much to do, week by week; who has too much; and what levelling would do about it. */
export function ResourcesPage() {
  const { timeZone } = useFacts();
  const { t } = useTranslation("resources");
  const formats = useFormats();
  const today = instantOf(useToday(timeZone))!;
  const load = useLoad();
  const { table } = load;
  const isLoading = useSaveState().type === "loading";
  const isEmpty = usePlan().rows.length === 0;
  const [wanted, setWanted] = useState<number | null>(null);
  const [choice, setChoice] = useState<Choice>(NOTHING_CHOSEN);
  const [isLevelling, setLevelling] = useState(false);
  const [isListed, setListed] = useState(false);
  const usual = firstWeekShown(table.span, today, WEEKS);
  const first = wanted ?? usual;
  const ahead = table.over.filter(({ to }) => to > today).length;
  const weeks = useMemo(
    () => Array.from({ length: WEEKS }, (_, index) => first + index * WEEK),
    [first],
  );
  if (isEmpty && isLoading) return <SkeletonRows rows={20} />;
  if (table.organisations.length === 0)
    return (
      <div className={styles.page}>
        <EmptyState title={t("empty.title")}>
          <p>{t("empty.text")}</p>
          <Button onClick={() => setListed(true)}>{t("list.open")}</Button>
        </EmptyState>
        {isListed && <ResourceListDialog onClose={() => setListed(false)} />}
      </div>
    );
  return (
    <div className={styles.page}>
      <ResourcesToolbar
        weeks={weeks}
        onStep={(step) => setWanted(first + step * WEEK)}
        onToday={() => setWanted(null)}
        onList={() => setListed(true)}
        onLevel={() => setLevelling(true)}
      />
      <div className={styles.sheet}>
        <LoadGrid load={load} weeks={weeks} today={today} choice={choice} onChoose={setChoice} />
        <LoadPanel load={load} today={today} choice={choice} onChoose={setChoice} />
      </div>
      {isListed && <ResourceListDialog onClose={() => setListed(false)} />}
      {isLevelling && <LevelDialog load={load} onClose={() => setLevelling(false)} />}
      <TitleBlockFact label={t("fact.people")}>
        {formats.number(load.people.people.size)}
      </TitleBlockFact>
      <TitleBlockFact label={t("fact.over")} isCritical={ahead > 0}>
        {formats.number(ahead)}
      </TitleBlockFact>
    </div>
  );
}
