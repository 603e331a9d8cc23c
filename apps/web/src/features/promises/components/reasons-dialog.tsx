import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { orderKeyBetween } from "@parley/shared/documents/fractional-order.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFrame } from "../../../platform/collaboration/project-hooks.ts";
import type { PromiseActions } from "../../../platform/promises/use-promise-actions.ts";
import { useReasons } from "../../../platform/promises/use-promise-facts.ts";
import { Dialog } from "../../../ui/dialog.tsx";

type Changes = Parameters<PromiseActions["saveReasons"]>[1];
type Line = { readonly id: EntityId | null; readonly key: string; readonly name: string };

/** The project's list of reasons, for the host. What is taken off the list stays with what was missed for it. */
export function ReasonsDialog(props: { actions: PromiseActions; onClose: () => void }) {
  const { t } = useTranslation("promises");
  const { ydocId } = useFrame();
  const reasons = useReasons();
  const [lines, setLines] = useState<readonly Line[]>(() =>
    reasons.map(({ id, name }) => ({ id, key: id, name })),
  );
  const [added, setAdded] = useState(0);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (ydocId === null) return;
    const kept = lines.filter(({ name }) => name.trim() !== "");
    let last = reasons.at(-1)?.order ?? null;
    const changes = kept.flatMap(({ id, name }): Changes => {
      if (id === null) {
        last = orderKeyBetween(last, null);
        return [{ id, fields: { name: name.trim(), order: last } }];
      }
      const before = reasons.find((reason) => reason.id === id);
      return before?.name === name.trim() ? [] : [{ id, fields: { name: name.trim() } }];
    });
    const gone = reasons.filter(({ id }) => !kept.some((line) => line.id === id));
    props.actions.saveReasons(ydocId, [
      ...changes,
      ...gone.map(({ id }) => ({ id, fields: { removed: true } })),
    ]);
    props.onClose();
  };
  return (
    <Dialog title={t("reasons.edit")} onClose={props.onClose}>
      <form onSubmit={save}>
        <Stack gap={8}>
          {lines.map((line, index) => (
            <Group key={line.key} gap={8} wrap="nowrap">
              <TextInput
                aria-label={t("reasons.name", { number: index + 1 })}
                flex={1}
                maxLength={100}
                value={line.name}
                onChange={({ currentTarget: { value } }) =>
                  setLines(
                    lines.map((each) => (each.key === line.key ? { ...each, name: value } : each)),
                  )
                }
              />
              <ActionIcon
                variant="subtle"
                aria-label={t("reasons.remove", { name: line.name })}
                onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
              >
                <IconTrash size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Group justify="space-between" mt={8}>
            <Button
              onClick={() => {
                setLines([...lines, { id: null, key: `new-${added}`, name: "" }]);
                setAdded(added + 1);
              }}
            >
              {t("reasons.add")}
            </Button>
            <Button type="submit" variant="filled">
              {t("reasons.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
