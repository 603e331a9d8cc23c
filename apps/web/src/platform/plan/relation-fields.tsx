import { ActionIcon, Select } from "@mantine/core";
import type { Edit } from "@parley/shared/documents/edit.ts";
import type { PlacedRelation } from "@parley/shared/documents/plan-row.ts";
import { RELATION_TYPES, type RelationType } from "@parley/shared/documents/task.ts";
import { lagText, readLag } from "@parley/shared/schedule/lag-text.ts";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CommitInput } from "../../ui/commit-input.tsx";
import { useDispatch } from "../collaboration/project-hooks.ts";
import styles from "./relation-fields.module.css";

type Fields = Extract<Edit, { type: "relation.set" }>["fields"];

/** Type and lag of a link that one may change. `name`: the task that waits, for the words of undo. */
export function RelationFields({ link, name }: { link: PlacedRelation; name: string }) {
  const { relation, ydocId } = link;
  const { t } = useTranslation("task");
  const dispatch = useDispatch();
  const set = (fields: Fields): void => {
    const edit = { type: "relation.set", id: relation.id, fields } as const;
    dispatch([{ ydocId, edit }], { key: "task:did.link", values: { name } });
  };
  return (
    <span className={styles.fields}>
      <Select
        className={styles.relationType}
        aria-label={t("link.type")}
        value={relation.type}
        allowDeselect={false}
        comboboxProps={{ width: 200, position: "bottom-end" }}
        data={RELATION_TYPES.map((value) => ({ value, label: value }))}
        renderOption={({ option }) => (
          <span>
            {option.value} · {t(`link.${option.value as RelationType}`)}
          </span>
        )}
        onChange={(value) => value !== null && set({ type: value as RelationType })}
      />
      <CommitInput
        className={styles.relationLag}
        aria-label={t("link.lag")}
        placeholder="+2d"
        value={lagText(relation)}
        onCommit={(value) => {
          const lag = readLag(value);
          if (lag === null) return t("link.lagWrong");
          set(lag);
          return null;
        }}
      />
      <ActionIcon
        variant="subtle"
        aria-label={t("link.remove")}
        title={t("link.remove")}
        onClick={() => set({ removed: true })}
      >
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </span>
  );
}
