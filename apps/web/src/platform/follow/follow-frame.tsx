import { useTranslation } from "react-i18next";
import { organisationClass } from "../../ui/organisation-badge.tsx";
import styles from "./follow-frame.module.css";
import { useOwnInput } from "./use-own-input.ts";

/** Around what somebody else leads through: a frame in the colour of their company, with their name, until one does something oneself. */
export function FollowFrame(props: {
  /** The person, with the company's code. */
  name: string;
  /** 1 to 12. */
  colour: number;
  onEnd: () => void;
}) {
  const { t } = useTranslation("collaboration");
  useOwnInput(true, props.onEnd);
  return (
    <div
      className={`${styles.frame} ${organisationClass(props.colour)}`}
      data-testid="follow-frame"
    >
      <span className={styles.tag} data-follow>
        <span role="status">{t("follow.frame", { name: props.name })}</span>
        <button type="button" className={styles.end} onClick={props.onEnd}>
          {t("follow.end")}
        </button>
      </span>
    </div>
  );
}
