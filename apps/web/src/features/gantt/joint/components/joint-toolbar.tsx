import { Button, Checkbox, Popover, SegmentedControl, TextInput } from "@mantine/core";
import {
  IconArrowsHorizontal,
  IconCalendarEvent,
  IconFilter2,
  IconMinus,
  IconPlus,
  IconSearch,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../../platform/collaboration/project-hooks.ts";
import { UndoButtons } from "../../../../platform/collaboration/undo-buttons.tsx";
import { OrganisationBadge } from "../../../../ui/organisation-badge.tsx";
import type { SwimlaneChart } from "../../../../ui/swimlanes/swimlane-chart.ts";
import { ToolButton } from "../../../../ui/tool-button.tsx";
import bar from "../../components/gantt-toolbar.module.css";
import type { JointFilter } from "../model/joint-timeline.ts";
import styles from "./joint-view.module.css";

const ZOOM = 1.5;
const SCALES = { month: 35, quarter: 100, year: 380 } as const;
type ScaleName = keyof typeof SCALES;
const SCALE_NAMES = Object.keys(SCALES) as readonly ScaleName[];

export function JointToolbar(props: {
  chart: SwimlaneChart | null;
  filter: JointFilter;
  onFilter: (filter: JointFilter) => void;
}) {
  const { chart, filter, onFilter } = props;
  const { t } = useTranslation(["joint", "gantt"]);
  const [scale, setScale] = useState<string>("");
  return (
    <div className={bar.bar} role="toolbar" aria-label={t("toolbar")}>
      <UndoButtons />
      <span className={bar.rule} />
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
      <ToolButton label={t("gantt:zoomOut")} onClick={() => chart?.zoomBy(1 / ZOOM)}>
        <IconMinus size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("gantt:zoomIn")} onClick={() => chart?.zoomBy(ZOOM)}>
        <IconPlus size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("gantt:fit")} onClick={() => chart?.fit()}>
        <IconArrowsHorizontal size={16} stroke={1.5} />
      </ToolButton>
      <ToolButton label={t("gantt:today")} onClick={() => chart?.showToday()}>
        <IconCalendarEvent size={16} stroke={1.5} />
      </ToolButton>
      <span className={bar.rule} />
      <FilterMenu filter={filter} onFilter={onFilter} />
      <TextInput
        className={styles.find}
        aria-label={t("find")}
        placeholder={t("find")}
        leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <span className={bar.space} />
      <Legend />
    </div>
  );
}

/** How many of the choices differ from showing everything; the text has a field of its own. */
export const filterCount = (filter: JointFilter): number =>
  filter.without.length +
  Number(!filter.milestones) +
  Number(!filter.handOffs) +
  Number(filter.onlyShared) +
  Number(filter.onlyTroubled);

function FilterMenu(props: { filter: JointFilter; onFilter: (filter: JointFilter) => void }) {
  const { filter, onFilter } = props;
  const { t } = useTranslation("joint");
  const organisations = useOrganisations();
  const count = filterCount(filter);
  const choice = (key: "milestones" | "handOffs" | "onlyShared" | "onlyTroubled") => (
    <Checkbox
      checked={filter[key]}
      onChange={() => onFilter({ ...filter, [key]: !filter[key] })}
      label={t(key)}
    />
  );
  return (
    <Popover position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={bar.toggle}
          data-on={count > 0 || undefined}
          leftSection={<IconFilter2 size={14} stroke={1.5} aria-hidden />}
        >
          {count > 0 ? t("filterCount", { count }) : t("filter")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={t("filter")}>
        {choice("milestones")}
        {choice("handOffs")}
        {choice("onlyShared")}
        {choice("onlyTroubled")}
        <fieldset className={styles.companies}>
          <legend>{t("companies")}</legend>
          {[...organisations.values()].map((each) => (
            <Checkbox
              key={each.organisationId}
              checked={!filter.without.includes(each.organisationId)}
              onChange={() =>
                onFilter({
                  ...filter,
                  without: filter.without.includes(each.organisationId)
                    ? filter.without.filter((id) => id !== each.organisationId)
                    : [...filter.without, each.organisationId],
                })
              }
              label={<OrganisationBadge organisation={each} withName />}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}

function Legend() {
  const { t } = useTranslation("joint");
  const tones = ["onCourse", "atRisk", "late"] as const;
  return (
    <span className={styles.legend}>
      {tones.map((tone) => (
        <span key={tone} className={styles.legendItem}>
          <span className={styles[tone]} aria-hidden />
          {t(`legend.${tone}`)}
        </span>
      ))}
    </span>
  );
}
