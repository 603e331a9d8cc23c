import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { FailureSentence } from "../../../ui/failure-notice.tsx";
import { MarkExchange } from "../exchange/mark-exchange.tsx";
import { copiedMarks } from "../marks/mark-clipboard.ts";
import { markByKey } from "../marks/mark-keys.ts";
import { MarkList } from "../marks/mark-list.tsx";
import { MarkPanel } from "../marks/mark-panel.tsx";
import { MarkTools } from "../marks/mark-tools.tsx";
import { useMarksBoard } from "../marks/use-marks-board.ts";
import type { FormerRevision } from "../marks/use-carried-marks.ts";
import { RaisingNotice, TopicsToggle, useTopicsBeside } from "../topics/topics-beside.tsx";
import { TopicOfMark } from "../topics/topic-of-mark.tsx";
import { TopicExchange } from "../topics/topic-exchange.tsx";
import { TopicsPanel } from "../topics/topics-panel.tsx";
import { SheetHand } from "./sheet-hand.ts";
import { lookByKey } from "./sheet-keys.ts";
import { SheetStage } from "./sheet-stage.tsx";
import { SheetToolbar } from "./sheet-toolbar.tsx";
import type { SheetView } from "./sheet-view.ts";
import { Minimap } from "./minimap.tsx";
import { PageFinder } from "./page-finder.ts";
import { PageStrip } from "./page-strip.tsx";
import { TextLayer } from "./text-layer.tsx";
import { useSheetView } from "./use-sheet-view.ts";
import styles from "./sheet.module.css";

/** A drawing, page by page. */
export function SheetViewer(props: {
  url: string;
  mediaType: string;
  name: string;
  fileId: string;
  revisionId: string;
  revisionName: string;
  /** Revisions that this one replaces, newest first. */
  formers: readonly FormerRevision[];
}) {
  const { t } = useTranslation("files");
  const opened = useSheetView(props.url, props.mediaType);
  switch (opened.state) {
    case "opening":
      return (
        <div className={styles.notice} role="status">
          {t("sheet.opening")}
        </div>
      );
    case "failed":
      return (
        <div className={styles.notice} role="alert">
          <FailureSentence error={opened.error} />
        </div>
      );
    case "open":
      return (
        <Opened
          view={opened.view}
          name={props.name}
          fileId={props.fileId}
          revisionId={props.revisionId}
          revisionName={props.revisionName}
          formers={props.formers}
          pdfUrl={props.mediaType === "application/pdf" ? props.url : null}
        />
      );
  }
}

function Opened(props: {
  view: SheetView;
  name: string;
  fileId: string;
  revisionId: string;
  revisionName: string;
  formers: readonly FormerRevision[];
  /** Of a PDF: where it is fetched. */
  pdfUrl: string | null;
}) {
  const { view, name, pdfUrl } = props;
  const { t } = useTranslation("files");
  const [hand] = useState(() => new SheetHand(view));
  const marking = useMarksBoard(view, props.fileId, props.revisionId, props.formers);
  const { board, actions } = marking;
  const canPaste = useSyncExternalStore(copiedMarks.subscribe, copiedMarks.get).length > 0;
  useEffect(() => hand.take(board), [hand, board]);
  const topics = useTopicsBeside(props, marking);
  const facts = useFacts();
  const [isListed, setListed] = useLocalStorage({
    key: "parley.marks.list",
    // On a phone the sheet has the room.
    defaultValue: matchMedia("(min-width: 801px)").matches,
  });
  const [isSearching, setSearching] = useState(false);
  const [isSelecting, setSelecting] = useState(false);
  const [finder] = useState(() => new PageFinder(view));
  const { hits } = useSyncExternalStore(finder.found.subscribe, finder.found.get);
  const failure = useSyncExternalStore(view.failure.subscribe, view.failure.get);
  const found = useMemo(() => new Set(hits.map(({ page }) => page)), [hits]);
  const closeSearch = (isOn: boolean): void => {
    setSearching(isOn);
    if (!isOn) void finder.ask("");
  };
  return (
    <div className={styles.viewer}>
      <SheetToolbar
        view={view}
        finder={finder}
        isSearching={isSearching}
        onSearching={closeSearch}
        isSelecting={isSelecting}
        onSelecting={setSelecting}
        isListed={isListed && !topics.isShown}
        onListed={(isOn) => {
          setListed(isOn);
          if (isOn) topics.show(false);
        }}
        markCount={marking.marks.length}
      >
        <TopicsToggle beside={topics} onShow={() => setListed(false)} />
      </SheetToolbar>
      <div className={styles.body}>
        {view.file.pageCount > 1 && <PageStrip view={view} found={found} />}
        <div className={styles.board} data-selecting={isSelecting}>
          <SheetStage
            view={view}
            hand={hand}
            label={t("sheet.stage", { name })}
            onKeys={(event) => {
              if (
                (event.ctrlKey || event.metaKey) &&
                event.key === "f" &&
                view.file.unit === "pt"
              ) {
                setSearching(true);
                event.preventDefault();
              } else if (!markByKey(marking, event)) lookByKey(view, event);
            }}
            onPoint={(point) => board.pointAt(point)}
            onDoubleClick={() => board.finish()}
          >
            {isSelecting && <TextLayer view={view} />}
          </SheetStage>
          <Minimap view={view} />
          <MarkPanel
            marking={marking}
            isTold={({ mark }) => topics.isShown && topics.topics.tells(mark.id)}
            more={(shown) => (
              <TopicOfMark
                shown={shown}
                topics={topics.topics}
                raising={topics.raising}
                onOpen={() => {
                  topics.show(true);
                  setListed(false);
                }}
              />
            )}
          />
          <RaisingNotice beside={topics} />
          {actions.mayMark && (
            <MarkTools
              board={board}
              isPrivate={marking.isPrivate}
              setPrivate={marking.setPrivate}
              organisation={facts.participants.get(facts.me.organisationId) ?? null}
              canPaste={canPaste}
              onPaste={actions.paste}
            />
          )}
          {failure !== null && (
            <p className={styles.failure} role="alert">
              <FailureSentence error={failure} />
            </p>
          )}
        </div>
        {isListed && !topics.isShown && (
          <MarkList
            view={view}
            marking={marking}
            tools={
              pdfUrl !== null && (
                <MarkExchange view={view} marking={marking} url={pdfUrl} name={name} />
              )
            }
          />
        )}
        {topics.isShown && (
          <TopicsPanel
            view={view}
            marking={marking}
            topics={topics.topics}
            raising={topics.raising}
            menu={
              <TopicExchange
                view={view}
                marking={marking}
                topics={topics.topics}
                fileId={props.fileId}
                name={name}
              />
            }
          />
        )}
      </div>
    </div>
  );
}
