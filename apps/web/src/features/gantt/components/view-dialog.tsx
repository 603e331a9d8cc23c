import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { useChangeView, useSaveView, type SavedView } from "../hooks/use-saved-views.ts";
import styles from "./arrange-tools.module.css";

/** Names a view: a new one of how everything looks now, or one that is there. */
export function ViewDialog(props: {
  projectId: string;
  /** null: a new one */
  view: SavedView | null;
  canShare: boolean;
  look: () => Record<string, unknown>;
  onSaved: (viewId: string) => void;
  onClose: () => void;
}) {
  const { projectId, view, canShare, look, onSaved, onClose } = props;
  const { t } = useTranslation(["gantt", "common"]);
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [isMissing, setMissing] = useState(false);
  const save = useSaveView(projectId);
  const change = useChangeView(projectId);
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const written = name.trim();
    setMissing(written === "");
    if (written === "") return;
    if (view === null)
      save.mutate(
        { name: written, isShared, look: look() },
        { onSuccess: ({ id }) => onSaved(id) },
      );
    else
      change.mutate(
        { id: view.id, name: written, ...(canShare && { isShared }) },
        { onSuccess: () => onSaved(view.id) },
      );
  };
  const title = view === null ? t("gantt:saved.new") : t("gantt:saved.rename", { name: view.name });
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={handleSubmit} className={styles.save} noValidate>
        {view === null && <p className="quiet">{t("gantt:saved.what")}</p>}
        <TextInput
          label={t("gantt:saved.name")}
          data-autofocus
          maxLength={100}
          value={name}
          error={isMissing ? t("common:fields.required") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {canShare && (
          <Checkbox
            label={t("gantt:saved.share")}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <FailureLine error={save.error ?? change.error} />
        <div className={styles.actions}>
          <Button variant="subtle" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending || change.isPending}>
            {t("gantt:saved.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
