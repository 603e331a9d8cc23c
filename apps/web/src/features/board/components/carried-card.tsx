import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import type { Drag } from "../hooks/use-card-drag.ts";
import { assigneeNameOf } from "../model/assignee-name.ts";
import type { BoardOrganisation, BoardPlan } from "../model/board-plan.ts";
import { CARD_HEIGHT } from "../model/board-rows.ts";
import type { Card } from "../model/card.ts";
import { BoardCard } from "./board-card.tsx";
import styles from "./carried-card.module.css";

/** What hangs at the pointer: the card, or for another company's card a word about whose it is. */
export function CarriedCard(props: {
  drag: Drag;
  plan: BoardPlan;
  organisationOf: (card: Card) => BoardOrganisation | undefined;
}) {
  const { drag, plan, organisationOf } = props;
  const { t } = useTranslation("board");
  if (drag.kind === "idle") return null;
  const organisation = organisationOf(drag.card);
  if (drag.kind === "locked")
    return (
      <span className={styles.locked}>
        <IconLock size={14} stroke={1.5} aria-hidden />
        {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
        {t("locked.short", { name: organisation?.name ?? "" })}
      </span>
    );
  if (drag.by === "keyboard") return null;
  return (
    <div style={{ height: CARD_HEIGHT }}>
      <BoardCard
        card={drag.card}
        organisation={organisation}
        assigneeName={assigneeNameOf(drag.card, plan.people)}
        today={plan.today}
        presence={undefined}
        selected={false}
        look="overlay"
      />
    </div>
  );
}
