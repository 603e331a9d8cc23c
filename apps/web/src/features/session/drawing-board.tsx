import { useTranslation } from "react-i18next";
import { OrganisationBadge, organisationClass } from "../../ui/organisation-badge.tsx";
import styles from "./session.module.css";

const ROW = 40;
/** Six trades and their hand-offs: x and width on a sheet of 534, in the order of the rows. */
const TRADES = [
  { key: "owner", colour: 8, milestoneAt: 500 },
  { key: "designer", colour: 4, x: 24, width: 120 },
  { key: "steel", colour: 9, x: 150, width: 150 },
  { key: "supervisor", colour: 11, x: 306, width: 32 },
  { key: "contractor", colour: 2, x: 344, width: 70 },
  { key: "services", colour: 6, x: 420, width: 60 },
] as const;
const LINKS = "M144 60H156V89M300 100H314V129M338 140H352V169M414 180H428V209M480 220H500V34";

/** What Parley is, in one picture. The organisations are trades, not customers. */
export function DrawingBoard() {
  const { t } = useTranslation("session");
  return (
    <div className={styles.sheet} aria-hidden="true">
      <div className={styles.names}>
        {TRADES.map(({ key, colour }) => (
          <div key={key} className={styles.name}>
            <OrganisationBadge
              withName
              organisation={{
                code: t(`trades.${key}.code`),
                name: t(`trades.${key}.name`),
                colour,
              }}
            />
          </div>
        ))}
      </div>
      <svg viewBox="0 0 534 240" preserveAspectRatio="none" className={styles.chart}>
        {TRADES.map((trade, row) => (
          <g key={trade.key} className={organisationClass(trade.colour)}>
            <path d={`M0 ${(row + 1) * ROW - 0.5}H534`} stroke="var(--line2)" />
            {"milestoneAt" in trade ? (
              <path d={`M${trade.milestoneAt} 8l12 12-12 12-12-12z`} fill="var(--o)" />
            ) : (
              <rect
                x={trade.x}
                y={row * ROW + 10}
                width={trade.width}
                height={20}
                rx={2}
                fill="var(--o)"
              />
            )}
          </g>
        ))}
        <path d={LINKS} fill="none" stroke="var(--ink2)" strokeWidth="1.4" />
      </svg>
    </div>
  );
}
