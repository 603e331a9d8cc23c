import { Checkbox, Select } from "@mantine/core";
import { TOPIC_STATUSES } from "@parley/shared/documents/topic.ts";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import type { TopicFilter } from "./shown-topics.ts";
import styles from "./topics.module.css";

const DUES = ["late", "week", "none"] as const;

/** Which topics show. */
export function TopicFilters(props: {
  filter: TopicFilter;
  labels: readonly string[];
  onFilter: (filter: TopicFilter) => void;
}) {
  const { t } = useTranslation("topics");
  const organisations = useOrganisations();
  const { filter, onFilter } = props;
  return (
    <div className={styles.filters} role="group" aria-label={t("filter.label")}>
      <Select
        size="xs"
        aria-label={t("filter.status")}
        placeholder={t("filter.status")}
        data={[
          { value: "unfinished", label: t("filter.unfinished") },
          ...TOPIC_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
        value={filter.status}
        onChange={(status) => onFilter({ ...filter, status: status as TopicFilter["status"] })}
        clearable
      />
      <Select
        size="xs"
        aria-label={t("filter.organisation")}
        placeholder={t("filter.organisation")}
        data={[...organisations.values()].map((one) => ({
          value: one.organisationId,
          label: one.name,
        }))}
        value={filter.organisationId}
        onChange={(organisationId) => onFilter({ ...filter, organisationId })}
        clearable
      />
      <Select
        size="xs"
        aria-label={t("filter.due")}
        placeholder={t("filter.due")}
        data={DUES.map((value) => ({ value, label: t(`filter.dueIs.${value}`) }))}
        value={filter.due}
        onChange={(due) => onFilter({ ...filter, due: due as TopicFilter["due"] })}
        clearable
      />
      <Select
        size="xs"
        aria-label={t("filter.tag")}
        placeholder={t("filter.tag")}
        data={[...props.labels]}
        value={filter.label}
        onChange={(label) => onFilter({ ...filter, label })}
        disabled={props.labels.length === 0}
        clearable
      />
      <Checkbox
        size="xs"
        className={styles.wide}
        label={t("filter.mine")}
        checked={filter.isMine}
        onChange={(event) => onFilter({ ...filter, isMine: event.currentTarget.checked })}
      />
    </div>
  );
}
