import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureLine } from "./failure-notice.tsx";
import styles from "./confirm-dialog.module.css";

/** Asks once more before something that cannot be taken back, and names what follows from it. */
export function ConfirmDialog(props: {
  title: string;
  /** The consequences, one sentence or list. */
  children: ReactNode;
  action: string;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("common");
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={480}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div className={styles.body}>
        {props.children}
        <FailureLine error={props.error} />
        <div className={styles.actions}>
          <Button variant="subtle" onClick={props.onClose} data-autofocus>
            {t("cancel")}
          </Button>
          <Button variant="outline" color="red" loading={props.isPending} onClick={props.onConfirm}>
            {props.action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
