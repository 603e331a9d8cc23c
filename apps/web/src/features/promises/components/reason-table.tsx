import { reasonsOf, type PromiseFact } from "@parley/shared/promises/promise-sums.ts";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { useReasonName } from "../../../platform/promises/use-promise-facts.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import styles from "../promises-page.module.css";

/** Why promises were missed, by organisation; the most frequent reason first. */
export function ReasonTable({ facts }: { facts: readonly PromiseFact[] }) {
  const { t } = useTranslation("promises");
  const formats = useFormats();
  const organisations = useOrganisations();
  const reasonName = useReasonName();
  const reasons = reasonsOf(facts);
  const most = Math.max(1, ...reasons.map(({ count }) => count));
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ reasonId, count }) => {
        const missed = facts.filter(
          ({ promise }) => promise.outcome === "missed" && promise.reasonId === reasonId,
        );
        const owners = [...Map.groupBy(missed, ({ organisationId }) => organisationId)];
        return (
          <li key={reasonId ?? ""}>
            <span>{reasonName(reasonId) ?? t("reasons.none")}</span>
            <span
              className={styles.count}
              style={{ "--share": count / most } as never}
              aria-hidden
            />
            <b>{formats.number(count)}</b>
            <span className={styles.owners}>
              {owners.map(([organisationId, list]) => {
                const organisation = organisations.get(organisationId);
                if (organisation === undefined) return null;
                return (
                  <span key={organisationId} className={styles.owner}>
                    <OrganisationBadge organisation={organisation} />
                    {formats.number(list.length)}
                  </span>
                );
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
