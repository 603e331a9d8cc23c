import { Button, CloseButton } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { BoardOrganisation } from "../model/board-plan.ts";
import type { Card } from "../model/card.ts";
import styles from "./locked-note.module.css";

const SHOWN_MS = 8_000;

/** Why the card does not move, and what one can do instead. */
export function LockedNote(props: {
  card: Card;
  organisation: BoardOrganisation | undefined;
  onOpen: (card: Card) => void;
  onDismiss: () => void;
}) {
  const { card, organisation, onOpen, onDismiss } = props;
  const { t } = useTranslation("board");
  useEffect(() => {
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [card, onDismiss]);
  return (
    <div className={styles.note}>
      <IconLock size={16} stroke={1.5} aria-hidden />
      {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
      <span className={styles.text}>{t("locked.text", { name: organisation?.name ?? "" })}</span>
      <Button
        size="xs"
        onClick={() => {
          onDismiss();
          onOpen(card);
        }}
      >
        {t("locked.open")}
      </Button>
      <CloseButton size="sm" aria-label={t("close")} onClick={onDismiss} />
    </div>
  );
}
