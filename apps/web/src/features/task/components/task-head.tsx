import { ActionIcon, Textarea } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconLink, IconLock, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedTask, PlanRow } from "@parley/shared/documents/plan-row.ts";
import { useOrganisation } from "../../../platform/collaboration/project-hooks.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { showToast } from "../../../ui/toast-store.ts";
import { useEditTask } from "../hooks/use-edit-task.ts";
import type { TaskAccess } from "../hooks/use-task-access.ts";
import styles from "./task-panel.module.css";

/** Whose task it is, its name, and the way on to the next. */
export function TaskHead(props: {
  placed: PlacedTask;
  row: PlanRow | null;
  access: TaskAccess;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}) {
  const { placed, row, access } = props;
  const { t } = useTranslation("task");
  const organisation = useOrganisation(placed.organisationId);
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        {organisation !== null && <OrganisationBadge organisation={organisation} />}
        <span className={styles.code}>{row?.wbs}</span>
        <StatusGlyph status={placed.task.status} label={t(`common:status.${placed.task.status}`)} />
        <span className={styles.space} />
        <Tool label={t("previous")} onClick={() => props.onStep(-1)}>
          <IconChevronUp size={16} stroke={1.6} />
        </Tool>
        <Tool label={t("next")} onClick={() => props.onStep(1)}>
          <IconChevronDown size={16} stroke={1.6} />
        </Tool>
        <CopyAddress />
        <Tool label={t("close")} onClick={props.onClose}>
          <IconX size={16} stroke={1.6} />
        </Tool>
      </div>
      <TaskName key={placed.task.id} placed={placed} editable={access.edit} />
      {!access.edit && (
        <p className={styles.locked}>
          <IconLock size={14} stroke={1.5} aria-hidden />
          {access.mine
            ? t(access.progress ? "locked.progressOnly" : "locked.role")
            : t(access.comment ? "locked.text" : "locked.readOnly", {
                name: organisation?.name ?? "",
              })}
        </p>
      )}
    </header>
  );
}

function TaskName({ placed, editable }: { placed: PlacedTask; editable: boolean }) {
  const { t } = useTranslation("task");
  const edit = useEditTask(placed);
  const [draft, setDraft] = useState<string | null>(null);
  const { name } = placed.task;
  if (!editable) return <h2 className={styles.name}>{name === "" ? t("unnamed") : name}</h2>;
  return (
    <>
      <h2 className="visually-hidden">{name === "" ? t("unnamed") : name}</h2>
      <Textarea
        className={styles.nameInput}
        aria-label={t("field.name")}
        autosize
        minRows={1}
        maxLength={500}
        value={draft ?? name}
        placeholder={t("unnamed")}
        onChange={(event) => setDraft(event.currentTarget.value.replaceAll("\n", " "))}
        onBlur={() => {
          const next = draft?.trim();
          if (next !== undefined && next !== "" && next !== name) edit({ name: next }, "name");
          setDraft(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key === "Escape" && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
    </>
  );
}

function CopyAddress() {
  const { t } = useTranslation("task");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      showToast({ id: "task-link", kind: "done", text: t("linkCopied") });
    } catch {
      showToast({ id: "task-link", kind: "note", text: t("linkShown", { url: location.href }) });
    }
  };
  return (
    <Tool label={t("common:copy")} onClick={() => void copy()}>
      <IconLink size={16} stroke={1.6} />
    </Tool>
  );
}

function Tool(props: { label: string; onClick: () => void; children: React.ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}
