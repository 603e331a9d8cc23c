import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../platform/i18n/use-formats.ts";
import { classes } from "./classes.ts";
import table from "./table.module.css";

export type InvitationRow = {
  readonly id: string;
  /** Whom it is for: an organisation's name, an address, or nobody in particular. */
  readonly to: string | null;
  readonly role: string;
  readonly expiresAt: string;
  readonly state: "open" | "accepted" | "expired" | "revoked";
};

/** Open invitations first; an open one is dashed, because nobody has agreed yet. */
export function InvitationTable(props: {
  rows: readonly InvitationRow[];
  onRevoke: (id: string) => void;
}) {
  const { t } = useTranslation("invitations");
  const formats = useFormats();
  const rows = props.rows.toSorted(
    (a, b) => Number(b.state === "open") - Number(a.state === "open"),
  );
  if (rows.length === 0) return <p className="quiet">{t("none")}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t("to")}</th>
          <th scope="col">{t("role")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("expires")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.to ?? t("anybody")}</td>
            <td>{row.role}</td>
            <td>
              <span className={classes(table.chip, row.state === "open" && table.dashed)}>
                {t(`states.${row.state}`)}
              </span>
            </td>
            <td>{formats.dateTime(row.expiresAt)}</td>
            <td className={table.end}>
              {row.state === "open" && (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t("revokeOf", { name: row.to ?? t("anybody") })}
                  onClick={() => props.onRevoke(row.id)}
                >
                  {t("revoke")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
