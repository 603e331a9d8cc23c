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
const SHEET = 534;
/** Positions are shares of the width, so that the sheet may be narrow without anything being squeezed. */
const at = (x: number): string => `${(x / SHEET) * 100}%`;
/** From the end of one bar across to `x`, then down (or up) to the row of the next. */
const HAND_OFFS = [
  { from: 144, x: 156, row: 1, to: 89 },
  { from: 300, x: 314, row: 2, to: 129 },
  { from: 338, x: 352, row: 3, to: 169 },
  { from: 414, x: 428, row: 4, to: 209 },
  { from: 480, x: 500, row: 5, to: 34 },
] as const;

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
      <svg className={styles.chart}>
        {TRADES.map((trade, row) => (
          <g key={trade.key} className={organisationClass(trade.colour)}>
            <line
              x1="0"
              x2="100%"
              y1={(row + 1) * ROW - 0.5}
              y2={(row + 1) * ROW - 0.5}
              stroke="var(--line2)"
            />
            {"milestoneAt" in trade ? (
              <svg x={at(trade.milestoneAt)} y={8} overflow="visible">
                <path d="M0 0l12 12-12 12-12-12z" fill="var(--o)" />
              </svg>
            ) : (
              <rect
                x={at(trade.x)}
                y={row * ROW + 10}
                width={at(trade.width)}
                height={20}
                rx={2}
                fill="var(--o)"
              />
            )}
          </g>
        ))}
        <g stroke="var(--ink2)" strokeWidth="1.4" strokeLinecap="square">
          {HAND_OFFS.map(({ from, x, row, to }) => (
            <g key={row}>
              <line x1={at(from)} x2={at(x)} y1={row * ROW + 20} y2={row * ROW + 20} />
              <line x1={at(x)} x2={at(x)} y1={row * ROW + 20} y2={to} />
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
