import { useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { FailureSentence } from "../../../ui/failure-notice.tsx";
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
export function SheetViewer(props: { url: string; mediaType: string; name: string }) {
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
      return <Opened view={opened.view} name={props.name} />;
  }
}

function Opened({ view, name }: { view: SheetView; name: string }) {
  const { t } = useTranslation("files");
  const [hand] = useState(() => new SheetHand(view));
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
      />
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
              } else lookByKey(view, event);
            }}
          >
            {isSelecting && <TextLayer view={view} />}
          </SheetStage>
          <Minimap view={view} />
          {failure !== null && (
            <p className={styles.failure} role="alert">
              <FailureSentence error={failure} />
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
