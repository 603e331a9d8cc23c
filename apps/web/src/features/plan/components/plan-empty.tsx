import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import styles from "./plan-page.module.css";

/** Nothing is planned yet: the first task, or a file that exists. */
export function PlanEmpty(props: { canAdd: boolean; onAdd: () => void }) {
  const { t } = useTranslation("plan");
  const { projectId = "" } = useParams();
  return (
    <EmptyState
      glyph={<StatusGlyph status="not-started" size={20} />}
      title={t("empty.title")}
      action={
        props.canAdd ? (
          <span className={styles.emptyActions}>
            <Button variant="filled" onClick={props.onAdd}>
              {t("empty.add")}
            </Button>
            <Link to={`/projects/${projectId}/settings/general`}>{t("empty.import")}</Link>
          </span>
        ) : undefined
      }
    >
      {props.canAdd ? t("empty.text") : t("empty.readOnly")}
    </EmptyState>
  );
}
