import { Menu, Tooltip } from "@mantine/core";
import {
  IconAngle,
  IconArrowUpRight,
  IconChevronUp,
  IconCircle,
  IconClipboard,
  IconCloud,
  IconDimensions,
  IconHandStop,
  IconHash,
  IconHighlight,
  IconLetterT,
  IconLine,
  IconLock,
  IconMapPin,
  IconMessage2,
  IconPencil,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconRuler2,
  IconRulerMeasure,
  IconRubberStamp,
  IconUsers,
} from "@tabler/icons-react";
import { MARK_TONES, STAMPS, type MarkType } from "@parley/shared/documents/mark.ts";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { OrganisationBadge, type OrganisationMark } from "../../../ui/organisation-badge.tsx";
import type { MarksBoard, MarkTool } from "./marks-board.ts";
import styles from "./marks.module.css";

type Icon = typeof IconPencil;
export const MARK_ICONS: Readonly<Record<MarkType, Icon>> = {
  pen: IconPencil,
  highlighter: IconHighlight,
  line: IconLine,
  arrow: IconArrowUpRight,
  rectangle: IconRectangle,
  ellipse: IconCircle,
  polygon: IconPolygon,
  cloud: IconCloud,
  text: IconLetterT,
  callout: IconMessage2,
  stamp: IconRubberStamp,
  pin: IconMapPin,
  count: IconHash,
  scale: IconDimensions,
  length: IconRulerMeasure,
  area: IconRuler2,
  angle: IconAngle,
};
/** Keys of the tools; those of the view are others. */
export const TOOL_KEYS: Readonly<Record<string, MarkTool>> = {
  h: "look",
  v: "select",
  p: "pen",
  g: "highlighter",
  l: "line",
  a: "arrow",
  b: "rectangle",
  e: "ellipse",
  o: "polygon",
  c: "cloud",
  t: "text",
  q: "callout",
  s: "stamp",
  n: "pin",
  u: "count",
  k: "scale",
  m: "length",
  d: "area",
  w: "angle",
};
const keyOf = (tool: MarkTool): string =>
  (Object.entries(TOOL_KEYS).find(([, of]) => of === tool)?.[0] ?? "").toUpperCase();

const GROUPS = {
  draw: ["pen", "highlighter", "line", "arrow", "rectangle", "ellipse", "polygon"],
  measure: ["scale", "length", "area", "angle", "count"],
} as const satisfies Record<string, readonly MarkType[]>;
const SINGLE = ["cloud", "callout", "text", "pin"] as const;

/** What the hand draws with, how, and on which layer. */
export function MarkTools(props: {
  board: MarksBoard;
  isPrivate: boolean;
  setPrivate: (isPrivate: boolean) => void;
  organisation: OrganisationMark | null;
  canPaste: boolean;
  onPaste: () => void;
}) {
  const { t } = useTranslation("files");
  const { board, isPrivate } = props;
  const tool = useSyncExternalStore(board.tool.subscribe, board.tool.get);
  const style = useSyncExternalStore(board.style.subscribe, board.style.get);
  const button = (one: MarkTool, Glyph: Icon) => (
    <ToolToggle
      key={one}
      label={t(`marks.type.${one}`)}
      keys={keyOf(one)}
      isOn={tool === one}
      onClick={() => board.use(one)}
      Glyph={Glyph}
    />
  );
  const menu = (name: keyof typeof GROUPS) => {
    const types: readonly MarkType[] = GROUPS[name];
    const current = types.find((type) => type === tool) ?? types[name === "draw" ? 0 : 1]!;
    return (
      <span className={styles.split}>
        {button(current, MARK_ICONS[current])}
        <Menu position="top-start">
          <Menu.Target>
            <button type="button" className={styles.more} aria-label={t(`marks.group.${name}`)}>
              <IconChevronUp size={12} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {types.map((type) => {
              const Glyph = MARK_ICONS[type];
              return (
                <Menu.Item
                  key={type}
                  leftSection={<Glyph size={16} stroke={1.5} />}
                  rightSection={<kbd className={styles.key}>{keyOf(type)}</kbd>}
                  onClick={() => board.use(type)}
                >
                  {t(`marks.type.${type}`)}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      </span>
    );
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label={t("marks.tools")}>
      {button("look", IconHandStop)}
      {button("select", IconPointer)}
      <span className={styles.rule} />
      {SINGLE.map((type) => button(type, MARK_ICONS[type]))}
      {menu("draw")}
      {menu("measure")}
      <Menu position="top">
        <Menu.Target>
          <button
            type="button"
            className={styles.tool}
            aria-label={t("marks.type.stamp")}
            aria-pressed={tool === "stamp"}
            title={`${t("marks.type.stamp")} (S)`}
          >
            <IconRubberStamp size={18} stroke={1.5} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {STAMPS.map((stamp) => (
            <Menu.Item
              key={stamp}
              onClick={() => {
                board.style.set({ ...style, stamp });
                board.use("stamp");
              }}
            >
              {t(`marks.stamp.${stamp}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={styles.rule} />
      <Menu position="top">
        <Menu.Target>
          <button
            type="button"
            className={styles.tool}
            aria-label={t("marks.colour", { name: t(`marks.tone.${style.tone}`) })}
            title={t("marks.colour", { name: t(`marks.tone.${style.tone}`) })}
          >
            <Swatch tone={style.tone} colour={props.organisation?.colour ?? 0} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {MARK_TONES.map((tone) => (
            <Menu.Item
              key={tone}
              leftSection={<Swatch tone={tone} colour={props.organisation?.colour ?? 0} />}
              onClick={() => board.style.set({ ...style, tone })}
            >
              {t(`marks.tone.${tone}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {props.canPaste && (
        <Tooltip label={`${t("marks.paste")} (Ctrl V)`}>
          <button
            type="button"
            className={styles.tool}
            aria-label={t("marks.paste")}
            onClick={props.onPaste}
          >
            <IconClipboard size={18} stroke={1.5} aria-hidden />
          </button>
        </Tooltip>
      )}
      <span className={styles.rule} />
      <button
        type="button"
        className={styles.layer}
        aria-pressed={isPrivate}
        title={t(isPrivate ? "marks.privateNote" : "marks.sharedNote")}
        onClick={() => props.setPrivate(!isPrivate)}
      >
        {isPrivate ? <IconLock size={14} aria-hidden /> : <IconUsers size={14} aria-hidden />}
        <span className={styles.layerName}>{t(isPrivate ? "marks.private" : "marks.shared")}</span>
        {isPrivate && props.organisation !== null && (
          <OrganisationBadge organisation={props.organisation} />
        )}
      </button>
    </div>
  );
}

const Swatch = ({ tone, colour }: { tone: string; colour: number }) => (
  <span
    className={styles.swatch}
    data-paper=""
    data-tone={tone}
    style={tone === "organisation" ? { background: `var(--o${colour})` } : undefined}
  />
);

function ToolToggle(props: {
  label: string;
  keys: string;
  isOn: boolean;
  onClick: () => void;
  Glyph: Icon;
}) {
  const { label, keys, Glyph } = props;
  return (
    <Tooltip label={keys === "" ? label : `${label} (${keys})`}>
      <button
        type="button"
        className={styles.tool}
        aria-label={label}
        aria-pressed={props.isOn}
        onClick={props.onClick}
      >
        <Glyph size={18} stroke={1.5} aria-hidden />
      </button>
    </Tooltip>
  );
}
