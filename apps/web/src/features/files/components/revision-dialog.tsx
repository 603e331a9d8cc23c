import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProjectFile } from "../../../platform/api/file-api.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import type { UploadTarget } from "../hooks/use-uploads.ts";
import { nextRevisionName } from "../model/guess-file-facts.ts";
import styles from "../files.module.css";

/** A new revision says what it is called and why it is there. */
export function RevisionDialog(props: {
  file: ProjectFile;
  chosen: File;
  onUpload: (chosen: readonly { file: File; target: UploadTarget }[]) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["files", "common"]);
  const { file, chosen } = props;
  const [name, setName] = useState(() => nextRevisionName(file.revision.name));
  const [reason, setReason] = useState("");
  const revise = () => {
    const revisionName = name.trim();
    if (revisionName === "") return;
    const target = { kind: "revision" as const, file, revisionName, reason: reason.trim() };
    props.onUpload([{ file: chosen, target }]);
    props.onClose();
  };
  return (
    <Dialog title={t("revise.title")} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          revise();
        }}
      >
        <p>{t("revise.replaces", { file: chosen.name, name: file.revision.name })}</p>
        <TextInput
          label={t("revise.name")}
          maxLength={20}
          value={name}
          error={name.trim() === "" ? t("revise.nameMissing") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t("revise.reason")}
          placeholder={t("revise.reasonExample")}
          maxLength={1_000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <footer className={styles.formFoot}>
          <Button onClick={props.onClose}>{t("common:cancel")}</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ""}>
            {t("revise.action")}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
