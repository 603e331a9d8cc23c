import { Button, Checkbox, Group, Stack } from "@mantine/core";
import type { TaskRow } from "@parley/shared/documents/plan-row.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import styles from "../promises-page.module.css";

/** Which of my organisation's tasks of a week it promises to finish in it. */
export function GiveDialog(props: {
  rows: readonly TaskRow[];
  week: string;
  onGive: (rows: readonly TaskRow[]) => void;
  onClose: () => void;
}) {
  const { rows } = props;
  const { t } = useTranslation("promises");
  const formats = useFormats();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const give = (event: FormEvent): void => {
    event.preventDefault();
    props.onGive(rows.filter(({ id }) => chosen.has(id)));
    props.onClose();
  };
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog title={t("give.title", { week: props.week })} onClose={props.onClose}>
      {rows.length === 0 ? (
        <EmptyState title={t("give.none")}>{t("give.noneText")}</EmptyState>
      ) : (
        <form onSubmit={give}>
          <Stack gap={16}>
            <p>{t("give.explained")}</p>
            <ul className={styles.choices}>
              {rows.map((row) => (
                <li key={row.id}>
                  <Checkbox
                    label={row.task.name}
                    description={`${formats.planDay(row.start ?? "")} – ${formats.planDay(row.finish ?? "")}`}
                    checked={chosen.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </li>
              ))}
            </ul>
            <Group justify="flex-end" gap={8}>
              <Button onClick={props.onClose}>{t("common:cancel")}</Button>
              <Button type="submit" variant="filled" disabled={chosen.size === 0}>
                {t("give.action")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
