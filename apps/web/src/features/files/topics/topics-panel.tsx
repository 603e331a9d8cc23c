import { Button, Menu } from "@mantine/core";
import { IconFilter, IconPlus } from "@tabler/icons-react";
import { useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { grown } from "../../../platform/canvas/geometry.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { boundsOf } from "../marks/mark-shape.ts";
import type { ShownMark } from "../marks/shown-mark.ts";
import type { Marking } from "../marks/use-marks-board.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import {
  ALL_TOPICS,
  filterTopics,
  labelsIn,
  topicOfMark,
  type ShownTopic,
} from "./shown-topics.ts";
import { TopicEntry } from "./topic-entry.tsx";
import { TopicFilters } from "./topic-filters.tsx";
import { TopicThread } from "./topic-thread.tsx";
import type { Raising } from "./use-raising.ts";
import { marksOfTopic, type Topics } from "./use-topics.ts";
import styles from "./topics.module.css";

/** Today where the project is, as YYYY-MM-DD. */
const dayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(new Date());

/** Topics beside the sheet: the list, or the one that is open. */
export function TopicsPanel(props: {
  view: SheetView;
  marking: Marking;
  topics: Topics;
  raising: Raising;
  /** What can be done with the list as a whole. */
  menu?: ReactNode;
}) {
  const { t } = useTranslation("topics");
  const { view, marking, topics, raising } = props;
  const { me, timeZone } = useFacts();
  const [filter, setFilter] = useState(ALL_TOPICS);
  // On a phone the list has the room.
  const [isFiltering, setFiltering] = useState(() => matchMedia("(min-width: 801px)").matches);
  const today = dayIn(timeZone);
  const labels = useMemo(() => labelsIn(topics.all), [topics.all]);
  const listed = filterTopics(topics.all, filter, me, today);
  const open = topics.all.filter(({ status }) => status !== "verified").length;
  const shown = topics.all.find(({ topic }) => topic.id === topics.selected);
  const look = (one: ShownTopic): void => {
    const mark = marksOfTopic(one, marking.marks)[0];
    if (mark !== undefined) lookAt(view, marking, mark);
    else if (one.topic.page !== null && one.revisionId === topics.revision.id)
      void view.open(Math.min(one.topic.page, view.file.pageCount - 1));
  };
  const hasPlace = (one: ShownTopic): boolean =>
    marksOfTopic(one, marking.marks).length > 0 ||
    (one.topic.page !== null && one.revisionId === topics.revision.id);
  if (shown !== undefined)
    return (
      <aside className={styles.panel} aria-label={t("title")}>
        <TopicThread
          key={shown.topic.id}
          shown={shown}
          topics={topics}
          marks={marking.marks}
          labels={labels}
          onLook={hasPlace(shown) ? () => look(shown) : null}
        />
      </aside>
    );
  return (
    <aside className={styles.panel} aria-label={t("title")}>
      <header className={styles.head}>
        <strong>{t("title")}</strong>
        <span className="quiet small">
          {t("count", { open, closed: topics.all.length - open })}
        </span>
        <span className={styles.headEnd}>
          <ToolButton
            label={t("filter.label")}
            pressed={isFiltering}
            onClick={() => setFiltering(!isFiltering)}
          >
            <IconFilter size={16} />
          </ToolButton>
          {props.menu}
          {topics.mayRaise(marking.isPrivate) && (
            <RaiseMenu marking={marking} raising={raising} topics={topics} />
          )}
        </span>
      </header>
      {isFiltering && <TopicFilters filter={filter} labels={labels} onFilter={setFilter} />}
      {listed.length === 0 ? (
        <p className={styles.empty}>{t(topics.all.length === 0 ? "none" : "noneFound")}</p>
      ) : (
        <ul className={styles.list}>
          {listed.map((one) => (
            <li key={one.topic.id}>
              <TopicEntry
                shown={one}
                today={today}
                hereId={topics.revision.id}
                onOpen={() => {
                  topics.select(one.topic.id);
                  look(one);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function lookAt(view: SheetView, { board }: Marking, { mark }: ShownMark): void {
  const go = (): void => {
    view.zoomTo(grown(boundsOf(mark), 60));
    board.use("select");
    board.select(mark.id);
  };
  if (mark.page === view.page) go();
  else void view.open(mark.page).then(go);
}

function RaiseMenu({
  marking,
  raising,
  topics,
}: {
  marking: Marking;
  raising: Raising;
  topics: Topics;
}) {
  const { t } = useTranslation("topics");
  const { board } = marking;
  const selected = useSyncExternalStore(board.selected.subscribe, board.selected.get);
  const mark = marking.marks.find((one) => one.mark.id === selected && one.carried === undefined);
  const isFree = mark !== undefined && topicOfMark(topics.all, mark.mark.id) === undefined;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="filled" leftSection={<IconPlus size={14} aria-hidden />}>
          {t("raise.open")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => raising.draw()}>{t("raise.region")}</Menu.Item>
        {isFree && <Menu.Item onClick={() => raising.about(mark)}>{t("raise.mark")}</Menu.Item>}
        <Menu.Item onClick={() => raising.about(null)}>{t("raise.whole")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
