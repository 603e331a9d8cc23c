import { ActionIcon, Autocomplete, Checkbox, NumberInput } from "@mantine/core";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { MOST_UNITS } from "@parley/shared/documents/resource.ts";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAssignments, type TaskAssignment } from "../hooks/use-assignments.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import styles from "./task-resources.module.css";

/** Who works on the task, and how much of their time; the task follows their calendars. */
export function TaskResources({ placed, access }: { placed: PlacedTask; access: TaskAccess }) {
  const { t } = useTranslation("task");
  const edit = useEditTask(placed);
  const { own, offered, assign, set } = useAssignments(placed);
  const [typed, setTyped] = useState("");
  const add = (name: string): void => {
    assign(name);
    setTyped("");
  };
  const { ignoresResourceCalendars } = placed.task;
  return (
    <div className={styles.body}>
      {own.length === 0 && !access.edit && <p className="quiet small">{t("resource.none")}</p>}
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map((each) => (
            <AssignmentItem
              key={each.assignment.id}
              each={each}
              isLocked={!access.edit}
              onUnits={(units) => set(each, { units }, "resourceUnits")}
              onRemove={() => set(each, { removed: true }, "resourceRemove")}
            />
          ))}
        </ul>
      )}
      {access.edit && (
        <Autocomplete
          aria-label={t("resource.add")}
          placeholder={t("resource.addHint")}
          value={typed}
          maxLength={200}
          data={[...new Set(offered.map(({ name }) => name))]}
          onChange={setTyped}
          onOptionSubmit={(name) => {
            add(name);
            // The field takes over what was chosen after this.
            queueMicrotask(() => setTyped(""));
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing && typed.trim() !== "")
              add(typed);
            if (event.key === "Escape" && typed !== "") {
              event.stopPropagation();
              setTyped("");
            }
          }}
        />
      )}
      {(own.length > 0 || ignoresResourceCalendars) && (
        <Checkbox
          label={t("resource.ignore")}
          checked={ignoresResourceCalendars}
          disabled={!access.edit}
          onChange={(event) =>
            edit({ ignoresResourceCalendars: event.currentTarget.checked }, "resourceCalendars")
          }
        />
      )}
    </div>
  );
}

function AssignmentItem(props: {
  each: TaskAssignment;
  isLocked: boolean;
  onUnits: (units: number) => void;
  onRemove: () => void;
}) {
  const { each, isLocked } = props;
  const { t } = useTranslation("task");
  const name = each.resource?.name ?? t("resource.hidden");
  const percent = Math.round(each.assignment.units * 10_000) / 100;
  return (
    <li className={styles.item}>
      <span className={styles.name} title={name}>
        {name}
        {!each.counts && <small className={styles.note}>{t("resource.notCounted")}</small>}
      </span>
      {isLocked ? (
        <span className={styles.units}>{percent} %</span>
      ) : (
        <>
          <NumberInput
            key={percent}
            className={styles.field}
            aria-label={t("resource.units", { name })}
            defaultValue={percent}
            min={0}
            max={MOST_UNITS * 100}
            decimalScale={2}
            suffix=" %"
            clampBehavior="strict"
            hideControls
            onBlur={(event) => {
              const value = Number.parseFloat(event.currentTarget.value);
              if (Number.isFinite(value) && value !== percent) props.onUnits(value / 100);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
            }}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t("resource.remove", { name })}
            title={t("resource.remove", { name })}
            onClick={props.onRemove}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
