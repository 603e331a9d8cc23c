import { Button, NumberInput, Select, Textarea } from "@mantine/core";
import { IconCopy, IconLock, IconTrash, IconUsers, IconX } from "@tabler/icons-react";
import {
  MARK_STATUSES,
  MARK_TONES,
  STAMPS,
  type MarkStatus,
  type MarkTone,
  type Stamp,
} from "@parley/shared/documents/mark.ts";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations, usePeople } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { ToolButton } from "../../../ui/tool-button.tsx";
import { CarriedNote } from "./carried-note.tsx";
import { ChosenMarks } from "./chosen-marks.tsx";
import type { ShownMark } from "./shown-mark.ts";
import type { Marking } from "./use-marks-board.ts";
import styles from "./marks.module.css";

const WIDTHS = [10, 15, 30, 60] as const;
/** Whose line can be styled. */
const isDrawn = (type: string): boolean => !["pin", "count", "stamp", "text"].includes(type);
const isFillable = (type: string): boolean =>
  ["rectangle", "ellipse", "polygon", "cloud"].includes(type);

/** The mark that is selected: whose it is, what it says, and what one may change of it. */
export function MarkPanel(props: {
  marking: Marking;
  /** What else can be done with a mark. */
  more?: (shown: ShownMark) => ReactNode;
  /** Of a mark that is told of elsewhere on the screen. */
  isTold?: (shown: ShownMark) => boolean;
}) {
  const { marking } = props;
  const { board } = marking;
  const selected = useSyncExternalStore(board.selected.subscribe, board.selected.get);
  const chosen = useSyncExternalStore(board.chosen.subscribe, board.chosen.get);
  if (chosen.size > 1) return <ChosenMarks marking={marking} ids={chosen} />;
  const shown = marking.marks.find(({ mark }) => mark.id === selected);
  if (shown === undefined || props.isTold?.(shown) === true) return null;
  return (
    <Selected key={shown.mark.id} marking={marking} shown={shown} more={props.more?.(shown)} />
  );
}

function Selected(props: { marking: Marking; shown: ShownMark; more: ReactNode }) {
  const { marking, shown } = props;
  const { t } = useTranslation("files");
  const formats = useFormats();
  const people = usePeople();
  const organisations = useOrganisations();
  const { board, actions } = marking;
  const { mark, isPrivate, isMine } = shown;
  const organisation = organisations.get(mark.organisationId);
  const words = marking.wordsOf(mark);
  const heading = [t(`marks.type.${mark.type}`), words].filter((part) => part !== "").join(" ");
  return (
    <section className={styles.panel} aria-label={t("marks.selected")}>
      <header className={styles.panelHead}>
        <strong className="ellipsis">{heading}</strong>
        <ToolButton label={t("marks.close")} keys="Esc" onClick={() => board.select(null)}>
          <IconX size={14} />
        </ToolButton>
      </header>
      <p className={styles.by}>
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
        <span className="ellipsis">{people.get(mark.createdBy)?.name ?? organisation?.name}</span>
        {mark.createdAt !== null && (
          <time className="quiet small" dateTime={new Date(mark.createdAt).toISOString()}>
            {formats.relative(new Date(mark.createdAt).toISOString())}
          </time>
        )}
      </p>
      {mark.sourceAuthor !== "" && (
        <p className="quiet small">{t("exchange.by", { name: mark.sourceAuthor })}</p>
      )}
      {shown.carried !== undefined && <CarriedNote carried={shown.carried} />}
      {isMine ? (
        <WordsField
          label={t("marks.words")}
          value={mark.text}
          isFocused={mark.text === "" && mark.type !== "scale" && mark.createdAt !== null}
          onSave={(text) => actions.set(shown, { text })}
        />
      ) : (
        mark.text !== "" && <p className={styles.words}>{mark.text}</p>
      )}
      {isMine && mark.type === "scale" && (
        <NumberInput
          label={t("marks.realLength")}
          description={t("marks.realLengthNote")}
          autoFocus={mark.realLength === null}
          min={0.1}
          max={100_000_000}
          suffix=" mm"
          value={mark.realLength === null ? "" : mark.realLength / 10}
          onBlur={(event) => {
            const mm = Number.parseFloat(event.currentTarget.value);
            if (mm > 0) actions.set(shown, { realLength: Math.round(mm * 10) });
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      )}
      <div className={styles.fields}>
        <Select
          size="xs"
          label={t("marks.status")}
          disabled={!actions.maySetStatus(shown)}
          data={MARK_STATUSES.map((value) => ({ value, label: t(`marks.statusOf.${value}`) }))}
          value={mark.status}
          allowDeselect={false}
          onChange={(value) => actions.set(shown, { status: value as MarkStatus })}
        />
        {isMine && (
          <Select
            size="xs"
            label={t("marks.tint")}
            data={MARK_TONES.map((value) => ({ value, label: t(`marks.tone.${value}`) }))}
            value={mark.tone}
            allowDeselect={false}
            onChange={(value) => actions.set(shown, { tone: value as MarkTone })}
          />
        )}
        {isMine && mark.type === "stamp" && (
          <Select
            size="xs"
            label={t("marks.type.stamp")}
            data={STAMPS.map((value) => ({ value, label: t(`marks.stamp.${value}`) }))}
            value={mark.stamp}
            allowDeselect={false}
            onChange={(value) => actions.set(shown, { stamp: value as Stamp })}
          />
        )}
        {isMine && isDrawn(mark.type) && (
          <Select
            size="xs"
            label={t("marks.width")}
            data={WIDTHS.map((width) => ({
              value: String(width),
              label: formats.number(width / 10),
            }))}
            value={String(mark.width)}
            allowDeselect={false}
            onChange={(value) => actions.set(shown, { width: Number(value) })}
          />
        )}
      </div>
      {isMine && (
        <footer className={styles.panelFoot}>
          {isFillable(mark.type) && (
            <Button
              size="compact-sm"
              aria-pressed={mark.filled}
              onClick={() => actions.set(shown, { filled: !mark.filled })}
            >
              {t(mark.filled ? "marks.unfill" : "marks.fill")}
            </Button>
          )}
          {isPrivate && (
            <Button
              size="compact-sm"
              leftSection={<IconUsers size={14} />}
              onClick={() => actions.publish(shown)}
            >
              {t("marks.publish")}
            </Button>
          )}
          <Button
            size="compact-sm"
            leftSection={<IconCopy size={14} />}
            onClick={() => actions.copy([shown])}
          >
            {t("marks.copy")}
          </Button>
          <Button
            size="compact-sm"
            leftSection={<IconTrash size={14} />}
            onClick={() => actions.remove([shown])}
          >
            {t("marks.remove")}
          </Button>
        </footer>
      )}
      {props.more}
      {isPrivate && (
        <p className={styles.note}>
          <IconLock size={13} aria-hidden /> {t("marks.privateNote")}
        </p>
      )}
    </section>
  );
}

/** Kept when one leaves it or presses Ctrl-Enter; what others write meanwhile is not theirs to write. */
function WordsField(props: {
  label: string;
  value: string;
  isFocused: boolean;
  onSave: (text: string) => void;
}) {
  const [text, setText] = useState(props.value);
  const field = useRef<HTMLTextAreaElement>(null);
  const { isFocused } = props;
  useEffect(() => {
    if (isFocused) field.current?.focus({ preventScroll: true });
    // Only when the mark is shown first.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const save = (): void => {
    if (text.trim() !== props.value) props.onSave(text.trim());
  };
  return (
    <Textarea
      ref={field}
      label={props.label}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={4_000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.blur();
        event.stopPropagation();
      }}
    />
  );
}
