import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../platform/api/api-error.ts";
import { useSession } from "../../platform/api/session-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import { FailureLine } from "../../ui/failure-notice.tsx";
import styles from "./import.module.css";

export function ChooseFile({
  error,
  onChoose,
}: {
  error: unknown;
  onChoose: (file: File) => void;
}) {
  const { t } = useTranslation("import");
  const formats = useFormats();
  const { data } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<ApiError | null>(null);
  const most = data?.settings.maxUploadBytes ?? null;
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    const exceeds = most !== null && file.size > most;
    setTooLarge(exceeds ? new ApiError("import.too-large", 0, "too large") : null);
    if (!exceeds) onChoose(file);
  };
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return (
    <div className={styles.stack}>
      <div
        className={classes(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={handleDrop}
      >
        <p>{t("choose.text")}</p>
        <Button
          variant="filled"
          leftSection={<IconUpload size={14} />}
          onClick={() => input.current?.click()}
        >
          {t("choose.action")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".xml,.pmxml,.xer,.xlsx,.csv,.tsv,.txt"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t("choose.action")}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        {most !== null && (
          <p className="quiet small">{t("choose.limit", { size: formats.bytes(most) })}</p>
        )}
      </div>
      <FailureLine error={tooLarge ?? error} />
      <p className="quiet small">{t("choose.how")}</p>
    </div>
  );
}
