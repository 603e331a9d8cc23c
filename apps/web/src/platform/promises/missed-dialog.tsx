import { Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { useReasons } from "./use-promise-facts.ts";

/** Why something was missed: a reason from the project's list, and what there is to say about it. */
export function MissedDialog(props: {
  name: string;
  onSave: (reason: { readonly reasonId: EntityId | null; readonly note: string }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("promises");
  const reasons = useReasons();
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const save = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave({ reasonId: reasonId as EntityId | null, note: note.trim() });
    props.onClose();
  };
  const isSaid = reasonId !== null || (reasons.length === 0 && note.trim() !== "");
  return (
    <Dialog title={t("missed.title", { name: props.name })} onClose={props.onClose}>
      <form onSubmit={save}>
        <Stack gap={16}>
          {reasons.length > 0 && (
            <Radio.Group label={t("missed.reason")} value={reasonId} onChange={setReasonId}>
              <Stack gap={8} mt={8}>
                {reasons.map(({ id, name }) => (
                  <Radio key={id} value={id} label={name} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <TextInput
            label={t("missed.note")}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled" disabled={!isSaid}>
              {t("missed.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
