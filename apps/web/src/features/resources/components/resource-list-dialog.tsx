import { ActionIcon, Button, NumberInput, Select, TextInput } from "@mantine/core";
import type { EditGroup } from "@parley/shared/documents/edit.ts";
import type { PlacedResource } from "@parley/shared/documents/plan-row.ts";
import { MOST_UNITS, type Resource } from "@parley/shared/documents/resource.ts";
import type { EntityId, YdocId } from "@parley/shared/primitives/ids.ts";
import { IconTrash } from "@tabler/icons-react";
import { useMemo, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import {
  useDispatch,
  useFacts,
  useFrame,
  useOrganisations,
  usePlanState,
} from "../../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../../platform/collaboration/use-can.ts";
import { useProjectSession } from "../../../platform/collaboration/use-project-session.ts";
import { resourceHome } from "../../../platform/resources/resource-home.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { resourceEdits, type ResourceLine } from "../model/resource-lines.ts";
import styles from "./resource-list-dialog.module.css";

/** Resources of one's own company, to add to and change; those of others to look at. */
export function ResourceListDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation("resources");
  const session = useProjectSession();
  const dispatch = useDispatch();
  const can = useCan();
  const { me } = useFacts();
  const organisations = useOrganisations();
  const resources = usePlanState((state) => state.resources);
  const sorted = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return [...resources.values()]
      .filter(({ resource }) => !resource.removed)
      .toSorted((a, b) => compare(a.resource.name, b.resource.name));
  }, [resources, i18n.language]);
  const own = sorted.filter(({ organisationId }) => organisationId === me.organisationId);
  const others = sorted.filter(({ organisationId }) => organisationId !== me.organisationId);
  const [home] = useState(() => resourceHome(session.lines.get().values(), me.organisationId));
  const isLocked = home === null || !can.editResources(home).allowed;
  const [lines, setLines] = useState<readonly ResourceLine[]>(() => own.map(lineOf));
  const [added, setAdded] = useState(0);
  const change = (key: string, fields: Partial<ResourceLine>): void =>
    setLines(lines.map((each) => (each.key === key ? { ...each, ...fields } : each)));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const edits: EditGroup = resourceEdits(lines, own, {
      home: home as YdocId,
      userId: me.userId,
      now: Date.now(),
      newId: () => session.newId<EntityId>(),
    });
    if (edits.length === 0 || dispatch(edits, { key: "resources:did.resources" }).ok) onClose();
  };
  return (
    <Dialog title={t("list.title")} size={720} onClose={onClose}>
      <form onSubmit={save} className={styles.form}>
        <p className={styles.intro}>{t(isLocked ? "list.locked" : "list.intro")}</p>
        {lines.length === 0 && <p className="quiet small">{t("list.none")}</p>}
        <ul className={styles.list}>
          {lines.map((line, index) => (
            <li key={line.key} className={styles.item}>
              <TextInput
                className={styles.name}
                aria-label={t("list.nameOf", { number: index + 1 })}
                placeholder={t("list.name")}
                maxLength={200}
                readOnly={isLocked}
                data-autofocus={line.id === null || undefined}
                value={line.name}
                onChange={(event) => change(line.key, { name: event.currentTarget.value })}
              />
              <NumberInput
                className={styles.units}
                aria-label={t("list.unitsOf", { name: line.name })}
                min={0}
                max={MOST_UNITS * 100}
                suffix=" %"
                decimalScale={2}
                clampBehavior="strict"
                hideControls
                readOnly={isLocked}
                value={line.percent}
                onChange={(value) => change(line.key, { percent: value })}
              />
              <CalendarSelect
                label={t("list.calendarOf", { name: line.name })}
                value={line.calendarId}
                isLocked={isLocked}
                onChange={(calendarId) => change(line.key, { calendarId })}
              />
              {!isLocked && (
                <ActionIcon
                  variant="subtle"
                  aria-label={t("list.remove", { name: line.name })}
                  title={t("list.remove", { name: line.name })}
                  onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
                >
                  <IconTrash size={16} stroke={1.5} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        {!isLocked && (
          <div className={styles.actions}>
            <Button
              onClick={() => {
                const key = `new-${added}`;
                setLines([...lines, { id: null, key, name: "", percent: 100, calendarId: null }]);
                setAdded(added + 1);
              }}
            >
              {t("list.add")}
            </Button>
            <Button type="submit" variant="filled">
              {t("list.save")}
            </Button>
          </div>
        )}
      </form>
      {others.length > 0 && (
        <section className={styles.others}>
          <h3 className={styles.title}>{t("list.others")}</h3>
          <ul>
            {others.map(({ resource, organisationId }) => {
              const organisation = organisations.get(organisationId);
              return (
                <li key={resource.id} className={styles.other}>
                  {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
                  <span className="ellipsis">{resource.name}</span>
                  <span className={styles.share}>{percentOf(resource)} %</span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

const percentOf = ({ maxUnits }: Resource): number => Math.round(maxUnits * 10_000) / 100;
const lineOf = ({ resource }: PlacedResource): ResourceLine => ({
  id: resource.id,
  key: resource.id,
  name: resource.name,
  percent: percentOf(resource),
  calendarId: resource.calendarId,
});

function CalendarSelect(props: {
  label: string;
  value: EntityId | null;
  isLocked: boolean;
  onChange: (value: EntityId | null) => void;
}) {
  const { t } = useTranslation("resources");
  const { calendars } = useFrame();
  const choices = [...calendars.values()]
    .filter(({ id, removed }) => !removed || id === props.value)
    .map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <Select
      className={styles.calendar}
      aria-label={props.label}
      placeholder={t("list.usual")}
      value={props.value}
      clearable={!props.isLocked}
      readOnly={props.isLocked}
      data={choices}
      onChange={(value) => props.onChange(value as EntityId | null)}
    />
  );
}
