import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BoardColumn } from "@parley/shared/documents/frame.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { goingWhere } from "../model/column-removal.ts";
import type { BoardPlan } from "../model/board-plan.ts";

/** Says before it happens where the cards of the column will be found. */
export function RemoveColumnDialog(props: {
  plan: BoardPlan;
  column: BoardColumn;
  onRemove: () => void;
  onClose: () => void;
}) {
  const { plan, column } = props;
  const { t } = useTranslation("board");
  const where = goingWhere(plan.cards, plan.columns, column.id);
  return (
    <Dialog title={t("removeColumn.title", { name: column.name })} onClose={props.onClose}>
      <Stack gap={16}>
        {where.length === 0 ? (
          <Text size="sm">{t("removeColumn.empty")}</Text>
        ) : (
          <>
            <Text size="sm">{t("removeColumn.explained")}</Text>
            <ul>
              {where.map((each) => (
                <li key={each.column.id}>
                  {t("removeColumn.goes", { count: each.count, column: each.column.name })}
                </li>
              ))}
            </ul>
          </>
        )}
        <Group justify="flex-end" gap={8}>
          <Button onClick={props.onClose} data-autofocus>
            {t("common:cancel")}
          </Button>
          <Button color="red" variant="outline" onClick={props.onRemove}>
            {t("removeColumn.remove")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
