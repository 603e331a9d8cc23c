import { Button, Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import styles from "./import.module.css";

/** `share` 0 to 1; null while nobody can tell how much there is. */
export function ImportProgress(props: {
  label: string;
  share: number | null;
  detail?: string | null;
  /** null where it is too late to cancel. */
  onCancel: (() => void) | null;
}) {
  const { t } = useTranslation("common");
  const formats = useFormats();
  const { share } = props;
  return (
    <div className={styles.stack} role="status">
      <p className="ellipsis">{props.label}</p>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        striped={share === null}
        aria-label={props.label}
      />
      <div className={styles.foot}>
        <span className="quiet small">
          {props.detail ?? (share === null ? "" : formats.percent(share))}
        </span>
        {props.onCancel !== null && <Button onClick={props.onCancel}>{t("cancel")}</Button>}
      </div>
    </div>
  );
}
