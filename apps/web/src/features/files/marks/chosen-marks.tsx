import { Button, Select } from "@mantine/core";
import { IconCopy, IconLayersSubtract, IconStack, IconTrash, IconX } from "@tabler/icons-react";
import { MARK_TONES, type MarkTone } from "@parley/shared/documents/mark.ts";
import { useTranslation } from "react-i18next";
import { ToolButton } from "../../../ui/tool-button.tsx";
import type { Marking } from "./use-marks-board.ts";
import styles from "./marks.module.css";

/** Several marks at once: what can be done with all that are one's own. */
export function ChosenMarks(props: { marking: Marking; ids: ReadonlySet<string> }) {
  const { t } = useTranslation("files");
  const { board, actions, marks } = props.marking;
  const chosen = marks.filter(({ mark }) => props.ids.has(mark.id));
  const mine = chosen.filter(({ isMine }) => isMine);
  const [first] = mine;
  const isOneGroup =
    first !== undefined &&
    first.mark.groupId !== null &&
    mine.every(({ mark }) => mark.groupId === first.mark.groupId);
  return (
    <section className={styles.panel} aria-label={t("marks.chosen", { count: chosen.length })}>
      <header className={styles.panelHead}>
        <strong className="ellipsis">{t("marks.chosen", { count: chosen.length })}</strong>
        <ToolButton label={t("marks.close")} keys="Esc" onClick={() => board.select(null)}>
          <IconX size={14} />
        </ToolButton>
      </header>
      {mine.length > 0 && mine.length < chosen.length && (
        <p className={styles.note}>{t("marks.chosenMine", { count: mine.length })}</p>
      )}
      {mine.length > 0 && (
        <Select
          size="xs"
          label={t("marks.tint")}
          data={MARK_TONES.map((value) => ({ value, label: t(`marks.tone.${value}`) }))}
          value={mine.every(({ mark }) => mark.tone === first!.mark.tone) ? first!.mark.tone : null}
          allowDeselect={false}
          onChange={(value) =>
            actions.setEach(mine.map((shown) => ({ shown, fields: { tone: value as MarkTone } })))
          }
        />
      )}
      <footer className={styles.panelFoot}>
        {mine.length > 1 && (
          <Button
            size="compact-sm"
            leftSection={isOneGroup ? <IconLayersSubtract size={14} /> : <IconStack size={14} />}
            onClick={() => actions.group(mine, !isOneGroup)}
          >
            {t(isOneGroup ? "marks.ungroup" : "marks.groupThem")}
          </Button>
        )}
        <Button
          size="compact-sm"
          leftSection={<IconCopy size={14} />}
          onClick={() => actions.copy(chosen)}
        >
          {t("marks.copy")}
        </Button>
        {mine.length > 0 && (
          <Button
            size="compact-sm"
            leftSection={<IconTrash size={14} />}
            onClick={() => actions.remove(mine)}
          >
            {t("marks.remove")}
          </Button>
        )}
      </footer>
    </section>
  );
}
