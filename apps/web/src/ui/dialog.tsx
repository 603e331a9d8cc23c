import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A dialog; on a phone it takes the whole screen. */
export function Dialog(props: {
  title: string;
  size?: number;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const isPhone = useMediaQuery("(max-width: 600px)");
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 520}
      fullScreen={isPhone === true}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {props.children}
    </Modal>
  );
}
