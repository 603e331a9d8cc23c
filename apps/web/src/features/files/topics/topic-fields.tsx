import { MultiSelect, Select, TagsInput, TextInput } from "@mantine/core";
import { linesOf, listOf, type Topic } from "@parley/shared/documents/topic.ts";
import type { OrganisationId, UserId } from "@parley/shared/primitives/ids.ts";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { priorityChoices, typeChoices } from "./topic-words.ts";
import type { TopicFields } from "./use-topics.ts";
import styles from "./topics.module.css";

type Steered = Pick<
  Topic,
  "type" | "priority" | "labels" | "assigneeId" | "assigneeOrganisationId" | "due" | "taskIds"
>;
export const NEW_TOPIC: Steered = {
  type: "question",
  priority: "normal",
  labels: "",
  assigneeId: null,
  assigneeOrganisationId: null,
  due: null,
  taskIds: "",
};

/** One field for people and organisations: whose matter it is. */
const personKey = (id: string): string => `person ${id}`;
const organisationKey = (id: string): string => `organisation ${id}`;

/** What steers a topic: type, priority, whose matter it is and by when, labels, and tasks. */
export function TopicFieldset(props: {
  value: Steered;
  labels: readonly string[];
  /** A topic of one's own layer is told to nobody else. */
  isPrivate: boolean;
  onChange: (fields: TopicFields) => void;
}) {
  const { t } = useTranslation("topics");
  const { value, onChange } = props;
  const { people, participants, me } = useFacts();
  const plan = usePlan();
  const assignees = useMemo(() => {
    const mine = (id: string): boolean => !props.isPrivate || id === me.organisationId;
    return [
      {
        group: t("organisations"),
        items: [...participants.values()]
          .filter(({ organisationId, endedAt }) => endedAt === null && mine(organisationId))
          .map((one) => ({ value: organisationKey(one.organisationId), label: one.name })),
      },
      {
        group: t("people"),
        items: [...people.values()]
          .filter(({ organisationId }) => mine(organisationId))
          .map((one) => ({ value: personKey(one.userId), label: one.name })),
      },
    ];
  }, [participants, people, props.isPrivate, me, t]);
  const tasks = useMemo(
    () =>
      plan.rows.flatMap((row) =>
        row.kind === "task" ? [{ value: row.task.id, label: `${row.wbs} ${row.task.name}` }] : [],
      ),
    [plan],
  );
  const assignee =
    value.assigneeId !== null
      ? personKey(value.assigneeId)
      : value.assigneeOrganisationId !== null
        ? organisationKey(value.assigneeOrganisationId)
        : null;
  const assign = (chosen: string | null): void => {
    const [kind, id] = (chosen ?? "").split(" ");
    if (kind === "person") {
      const person = people.get(id as UserId);
      onChange({
        assigneeId: id as UserId,
        assigneeOrganisationId: person?.organisationId ?? null,
      });
    } else
      onChange({
        assigneeId: null,
        assigneeOrganisationId: kind === "organisation" ? (id as OrganisationId) : null,
      });
  };
  return (
    <div className={styles.fields}>
      <Select
        size="xs"
        label={t("fields.type")}
        data={typeChoices(value.type, t)}
        value={value.type === "" ? null : value.type}
        onChange={(type) => onChange({ type: type ?? "" })}
      />
      <Select
        size="xs"
        label={t("fields.priority")}
        data={priorityChoices(value.priority, t)}
        value={value.priority === "" ? null : value.priority}
        onChange={(priority) => onChange({ priority: priority ?? "" })}
      />
      <Select
        size="xs"
        label={t("fields.assignee")}
        data={assignees}
        value={assignee}
        onChange={assign}
        searchable
        clearable
      />
      <TextInput
        size="xs"
        type="date"
        label={t("fields.due")}
        value={value.due ?? ""}
        onChange={(event) => {
          const due = event.currentTarget.value;
          onChange({ due: due === "" ? null : due });
        }}
      />
      <TagsInput
        size="xs"
        className={styles.wide}
        label={t("fields.labels")}
        data={[...props.labels]}
        value={[...linesOf(value.labels)]}
        maxTags={20}
        onChange={(labels) =>
          onChange({
            labels: labels.map((one) => one.replaceAll("\n", " ").slice(0, 40)).join("\n"),
          })
        }
      />
      <MultiSelect
        size="xs"
        className={styles.wide}
        label={t("fields.tasks")}
        data={tasks}
        value={listOf<string>(value.taskIds).filter((id) => plan.byId.has(id))}
        onChange={(ids) => {
          // What this person cannot see stays linked.
          const hidden = listOf<string>(value.taskIds).filter((id) => !plan.byId.has(id));
          onChange({ taskIds: [...hidden, ...ids].slice(0, 50).join(" ") });
        }}
        searchable
        limit={30}
        maxValues={50}
      />
    </div>
  );
}
