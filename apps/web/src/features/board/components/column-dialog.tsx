import { Button, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import { TASK_STATUSES, type TaskStatus } from "@parley/shared/documents/task.ts";

import { Dialog } from "../../../ui/dialog.tsx";

export type ColumnFields = Pick<BoardColumn, "name" | "status" | "limit">;

/** Names a column, says what a card dropped there becomes, and how many it should hold at most. */
export function ColumnDialog(props: {
  column: BoardColumn | null;
  onSave: (fields: ColumnFields) => void;
  onClose: () => void;
}) {
  const { column } = props;
  const { t } = useTranslation("board");
  const [name, setName] = useState(column?.name ?? "");
  const [status, setStatus] = useState<TaskStatus>(column?.status ?? "in-progress");
  const [limit, setLimit] = useState<number | null>(column?.limit ?? null);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === "";
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    props.onSave({ name: name.trim(), status, limit });
  };
  return (
    <Dialog
      title={column === null ? t("column.new") : t("column.editTitle", { name: column.name })}
      onClose={props.onClose}
    >
      <form onSubmit={save} noValidate>
        <Stack gap={16}>
          <TextInput
            label={t("column.name")}
            value={name}
            maxLength={100}
            data-autofocus
            error={tried && missing ? t("column.nameMissing") : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t("column.status")}
            description={t("column.statusExplained")}
            value={status}
            onChange={(value) => setStatus((value as TaskStatus | null) ?? status)}
            data={TASK_STATUSES.map((value) => ({ value, label: t(`common:status.${value}`) }))}
          />
          <NumberInput
            label={t("column.limit")}
            description={t("column.limitExplained")}
            placeholder={t("column.noLimit")}
            min={1}
            max={999}
            allowDecimal={false}
            allowNegative={false}
            value={limit ?? ""}
            onChange={(value) =>
              setLimit(typeof value === "number" && value >= 1 ? Math.min(999, value) : null)
            }
          />
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled">
              {column === null ? t("column.create") : t("common:save_action")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
