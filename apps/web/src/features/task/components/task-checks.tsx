import { ActionIcon, Checkbox, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Edit } from "@parley/shared/documents/edit.ts";
import type { CheckItem } from "@parley/shared/documents/task.ts";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { useDispatch } from "../../../platform/collaboration/project-hooks.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import { checkOrderAt, lastCheckOrder } from "../model/check-list.ts";
import styles from "./task-checks.module.css";

/** What has to be done for the task: add with Enter, tick, move up and down, remove. */
export function TaskChecks(props: {
  placed: PlacedTask;
  checks: readonly CheckItem[];
  access: TaskAccess;
}) {
  const { placed, checks, access } = props;
  const { t } = useTranslation("task");
  const session = useProjectSession();
  const dispatch = useDispatch();
  const [text, setText] = useState("");
  const perform = (edit: Edit, did: string, value: string) =>
    dispatch([{ ydocId: placed.ydocId, edit }], {
      key: `task:did.${did}`,
      values: { name: value },
    });
  const set = (check: CheckItem, fields: Partial<CheckItem>, did: string) =>
    perform({ type: "check.set", id: check.id, fields }, did, check.text);
  const add = () => {
    const value = text.trim();
    if (value === "") return;
    perform(
      {
        type: "check.create",
        id: session.newId<EntityId>(),
        fields: { taskId: placed.task.id, text: value, order: lastCheckOrder(checks) },
      },
      "checkAdd",
      value,
    );
    setText("");
  };
  const move = (from: number, to: number) => {
    const order = checkOrderAt(checks, from, to);
    const check = checks[from];
    if (order !== null && check !== undefined) set(check, { order }, "checkMove");
  };
  return (
    <>
      <ul className={styles.list}>
        {checks.map((check, index) => (
          <li key={check.id} className={styles.item}>
            <Checkbox
              className={styles.check}
              checked={check.done}
              disabled={!access.checks}
              label={<span className={check.done ? styles.done : undefined}>{check.text}</span>}
              onChange={() =>
                set(check, { done: !check.done }, check.done ? "checkUndo" : "checkDone")
              }
              onKeyDown={(event) => {
                if (!access.checks || !event.altKey) return;
                if (event.key === "ArrowUp") move(index, index - 1);
                if (event.key === "ArrowDown") move(index, index + 1);
              }}
            />
            {access.checks && (
              <span className={styles.tools}>
                <Tool
                  label={t("check.up", { text: check.text })}
                  off={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={13} stroke={1.6} />
                </Tool>
                <Tool
                  label={t("check.down", { text: check.text })}
                  off={index === checks.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={13} stroke={1.6} />
                </Tool>
                <Tool
                  label={t("check.remove", { text: check.text })}
                  off={false}
                  onClick={() => set(check, { removed: true }, "checkRemove")}
                >
                  <IconX size={13} stroke={1.6} />
                </Tool>
              </span>
            )}
          </li>
        ))}
      </ul>
      {checks.length === 0 && !access.checks && <p className="quiet small">{t("check.none")}</p>}
      {access.checks && (
        <TextInput
          aria-label={t("check.add")}
          placeholder={t("check.add")}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
          }}
        />
      )}
    </>
  );
}

function Tool(props: {
  label: string;
  off: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <ActionIcon
      variant="subtle"
      size={22}
      aria-label={props.label}
      title={props.label}
      disabled={props.off}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}
