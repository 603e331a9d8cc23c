import { Checkbox, Popover, TextInput } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  IconLetterCase,
  IconListDetails,
  IconRotateClockwise,
  IconSearch,
  IconStack2,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { ANNOTATIONS } from "../../../platform/sheets/sheet-file.ts";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { PageFinder } from "./page-finder.ts";
import type { SheetView } from "./sheet-view.ts";
import { turnedBy } from "./turn.ts";
import styles from "./sheet.module.css";

/** What there is to look at a sheet with. */
export function SheetToolbar(props: {
  view: SheetView;
  finder: PageFinder;
  isSearching: boolean;
  onSearching: (isSearching: boolean) => void;
  isSelecting: boolean;
  onSelecting: (isSelecting: boolean) => void;
  isListed: boolean;
  onListed: (isListed: boolean) => void;
  markCount: number;
  /** What is opened beside the sheet, after the marks. */
  children?: ReactNode;
}) {
  const { t } = useTranslation("files");
  const formats = useFormats();
  const { view } = props;
  const shown = useSyncExternalStore(view.shown.subscribe, view.shown.get);
  const turn = useSyncExternalStore(view.turn.subscribe, view.turn.get);
  const { zoom } = useSyncExternalStore(view.camera.subscribe, view.camera.get);
  const page = shown?.page ?? 0;
  const { pageCount } = view.file;
  const isPdf = view.file.unit === "pt";
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t("sheet.toolbar")}>
      {pageCount > 1 && (
        <>
          <ToolButton
            label={t("sheet.before")}
            keys="PgUp"
            disabled={page === 0}
            onClick={() => void view.open(page - 1)}
          >
            <IconChevronLeft size={16} />
          </ToolButton>
          <span className={styles.pageOf}>
            {t("sheet.pageOf", { page: page + 1, count: pageCount })}
          </span>
          <ToolButton
            label={t("sheet.after")}
            keys="PgDn"
            disabled={page === pageCount - 1}
            onClick={() => void view.open(page + 1)}
          >
            <IconChevronRight size={16} />
          </ToolButton>
          <span className={styles.rule} />
        </>
      )}
      <ToolButton label={t("sheet.zoomOut")} keys="−" onClick={() => view.zoomBy(1 / 1.3)}>
        <IconZoomOut size={16} />
      </ToolButton>
      <span className={styles.zoom}>{formats.percent(zoom)}</span>
      <ToolButton label={t("sheet.zoomIn")} keys="+" onClick={() => view.zoomBy(1.3)}>
        <IconZoomIn size={16} />
      </ToolButton>
      <ToolButton label={t("sheet.fit")} keys="0" onClick={() => view.fit()}>
        <IconArrowsMaximize size={16} />
      </ToolButton>
      <ToolButton label={t("sheet.turn")} keys="R" onClick={() => view.turnBy(turnedBy(turn, 90))}>
        <IconRotateClockwise size={16} />
      </ToolButton>
      {isPdf && (
        <>
          <span className={styles.rule} />
          <ToggleButton
            label={t("sheet.select")}
            isOn={props.isSelecting}
            onClick={() => props.onSelecting(!props.isSelecting)}
          >
            <IconLetterCase size={16} aria-hidden />
          </ToggleButton>
          <ToggleButton
            label={t("sheet.search")}
            isOn={props.isSearching}
            onClick={() => props.onSearching(!props.isSearching)}
          >
            <IconSearch size={16} aria-hidden />
          </ToggleButton>
          <LayerMenu view={view} />
        </>
      )}
      <span className={styles.rule} />
      <button
        type="button"
        className={styles.listToggle}
        aria-pressed={props.isListed}
        aria-label={`${t("marks.list")}: ${formats.number(props.markCount)}`}
        title={t("marks.list")}
        onClick={() => props.onListed(!props.isListed)}
      >
        <IconListDetails size={16} aria-hidden />
        {formats.number(props.markCount)}
      </button>
      {props.children}
      {props.isSearching && (
        <SearchField finder={props.finder} onClose={() => props.onSearching(false)} />
      )}
    </div>
  );
}

function ToggleButton(props: {
  label: string;
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.isOn}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

function SearchField({ finder, onClose }: { finder: PageFinder; onClose: () => void }) {
  const { t } = useTranslation("files");
  const { hits, at, query, isReading } = useSyncExternalStore(
    finder.found.subscribe,
    finder.found.get,
  );
  return (
    <span className={styles.search}>
      <TextInput
        autoFocus
        size="xs"
        type="search"
        aria-label={t("sheet.searchWords")}
        placeholder={t("sheet.searchWords")}
        value={query}
        onChange={(event) => void finder.ask(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") finder.step(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") onClose();
        }}
      />
      <span className={styles.pageOf} role="status">
        {query.trim() === ""
          ? ""
          : isReading && hits.length === 0
            ? t("sheet.reading")
            : t("sheet.hits", { at: at + 1, count: hits.length })}
      </span>
      <ToolButton label={t("sheet.hitBefore")} keys="⇧↵" onClick={() => finder.step(-1)}>
        <IconChevronUp size={16} />
      </ToolButton>
      <ToolButton label={t("sheet.hitAfter")} keys="↵" onClick={() => finder.step(1)}>
        <IconChevronDown size={16} />
      </ToolButton>
      <ToolButton label={t("sheet.searchEnd")} keys="Esc" onClick={onClose}>
        <IconX size={16} />
      </ToolButton>
    </span>
  );
}

/** Layers that the file has; nothing where it has none. */
function LayerMenu({ view }: { view: SheetView }) {
  const { t } = useTranslation("files");
  const [layers, setLayers] = useState(() => view.file.layers());
  if (layers.length === 0) return null;
  return (
    <Popover position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.toggle}
          aria-label={t("sheet.layers")}
          title={t("sheet.layers")}
        >
          <IconStack2 size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.layers}>
        {layers.map(({ id, name, isOn }) => (
          <Checkbox
            key={id}
            label={id === ANNOTATIONS ? t("sheet.annotations") : name === "" ? id : name}
            checked={isOn}
            onChange={(event) => {
              view.file.showLayer(id, event.currentTarget.checked);
              view.tiles.clear();
              setLayers(view.file.layers());
            }}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
