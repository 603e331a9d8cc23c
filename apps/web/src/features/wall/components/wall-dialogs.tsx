import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMemo, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { EntityId } from "@parley/shared/primitives/ids.ts";
import type { WallObject } from "@parley/shared/documents/wall.ts";
import { usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import type { WallScene } from "../canvas/wall-scene.ts";
import type { PullFrame } from "../model/pull-frame.ts";
import { textOf, type ObjectItem, type TaskItem, type WallItem } from "../model/wall-item.ts";

const MOST = 500;

/** Another item, by its words: for whoever does not draw lines with a pointer. Of a task also what is promised of its hand-offs. */
export function ConnectDialog(props: {
  item: WallItem;
  scene: WallScene;
  onConnect: (to: WallItem) => void;
  onPromise: (relationId: EntityId, promised: string | null) => void;
  onClose: () => void;
}) {
  const { item, scene } = props;
  const { t } = useTranslation("wall");
  const [target, setTarget] = useState<string | null>(null);
  const others = useMemo(() => {
    const notes = [...scene.frames.values()].flatMap((frame) => frame.notes);
    const all: readonly WallItem[] = [...notes, ...scene.items];
    return all
      .filter(({ key, kind }) => key !== item.key && (item.kind === "object" || kind === "task"))
      .filter((each) => each.kind === "task" || !["connector", "stroke"].includes(each.object.type))
      .slice(0, MOST);
  }, [scene, item]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const to = others.find(({ key }) => key === target);
    if (to !== undefined) props.onConnect(to);
    props.onClose();
  };
  return (
    <Dialog
      title={t("connect.title", { name: textOf(item) || t("unnamed") })}
      onClose={props.onClose}
    >
      <form onSubmit={save}>
        <Stack gap={16}>
          <Select
            label={t(item.kind === "task" ? "connect.toTask" : "connect.to")}
            description={item.kind === "task" ? t("connect.explained") : undefined}
            searchable
            data-autofocus
            value={target}
            onChange={setTarget}
            nothingFoundMessage={t("connect.none")}
            data={others.map((each) => ({
              value: each.key,
              label: `${textOf(each) || t("unnamed")} · ${ownerOf(scene, each)}`,
            }))}
          />
          {item.kind === "task" && (
            <Promises item={item} scene={scene} onPromise={props.onPromise} />
          )}
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled" disabled={target === null}>
              {t("connect.action")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const ownerOf = (scene: WallScene, item: WallItem): string =>
  scene.looks.get(item.kind === "task" ? item.row.organisationId : item.object.organisationId)
    ?.name ?? "";

/** By when my organisation promises what it hands over. */
function Promises(props: {
  item: TaskItem;
  scene: WallScene;
  onPromise: (relationId: EntityId, promised: string | null) => void;
}) {
  const { item, scene } = props;
  const { t } = useTranslation("wall");
  const plan = usePlan();
  if (item.row.organisationId !== scene.mine) return null;
  const given = scene.handOffs.filter(
    ({ relation }) => relation.predecessorId === item.row.task.id,
  );
  return given.map(({ relation, promised }) => {
    const to = plan.byId.get(relation.successorId);
    const name = to?.kind === "task" ? to.task.name : "";
    return (
      <TextInput
        key={relation.id}
        type="date"
        label={t("connect.promise", { name })}
        description={t("connect.promiseExplained")}
        value={promised?.slice(0, 10) ?? ""}
        onChange={({ currentTarget: { value } }) =>
          props.onPromise(relation.id, value === "" ? null : `${value}T23:59`)
        }
      />
    );
  });
}

/** Into which frame, and on which day: what dropping a note there does. */
export function PlanDialog(props: {
  count: number;
  frames: readonly PullFrame[];
  onPlan: (frame: PullFrame, day: string) => void;
  onClose: () => void;
}) {
  const { frames } = props;
  const { t } = useTranslation("wall");
  const [frameId, setFrameId] = useState(frames[0]?.item.key ?? null);
  const frame = frames.find(({ item }) => item.key === frameId);
  const [day, setDay] = useState(textOfDay(frame?.columns[0]?.workdays[0] ?? 0));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (frame !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day)) props.onPlan(frame, day);
    props.onClose();
  };
  return (
    <Dialog title={t("plan.title", { count: props.count })} onClose={props.onClose}>
      {frame === undefined ? (
        <Text>{t("plan.noFrame")}</Text>
      ) : (
        <form onSubmit={save}>
          <Stack gap={16}>
            <Text>{t("plan.explained")}</Text>
            <Select
              label={t("plan.frame")}
              value={frameId}
              allowDeselect={false}
              onChange={setFrameId}
              data={frames.map(({ item }) => ({
                value: item.key,
                label: item.object.text || t("newPull"),
              }))}
            />
            <TextInput
              type="date"
              label={t("plan.day")}
              data-autofocus
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
            <Group justify="flex-end" gap={8}>
              <Button onClick={props.onClose}>{t("common:cancel")}</Button>
              <Button type="submit" variant="filled">
                {t("plan.action")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

/** From when, in weeks or days, how many, and of which part of the plan. */
export function FrameDialog(props: {
  item: ObjectItem;
  onSave: (fields: Pick<WallObject, "text" | "unit" | "from" | "columns" | "phaseId">) => void;
  onClose: () => void;
}) {
  const { object } = props.item;
  const { t } = useTranslation("wall");
  const plan = usePlan();
  const formats = useFormats();
  const [text, setText] = useState(object.text);
  const [unit, setUnit] = useState(object.unit);
  const [from, setFrom] = useState(object.from?.slice(0, 10) ?? "");
  const [columns, setColumns] = useState(object.columns);
  const [phaseId, setPhaseId] = useState<string | null>(object.phaseId);
  const rows = plan.rows.filter((row) => row.isSummary || row.kind === "phase").slice(0, MOST);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const begun = /^\d{4}-\d{2}-\d{2}$/.test(from) ? `${from}T00:00` : null;
    props.onSave({ text, unit, from: begun, columns, phaseId: phaseId as EntityId | null });
    props.onClose();
  };
  return (
    <Dialog title={t("frame.title")} onClose={props.onClose}>
      <form onSubmit={save}>
        <Stack gap={16}>
          <TextInput
            label={t("frame.name")}
            data-autofocus
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Select
            label={t("frame.unit")}
            value={unit}
            allowDeselect={false}
            onChange={(value) => setUnit(value === "day" ? "day" : "week")}
            data={(["week", "day"] as const).map((value) => ({
              value,
              label: t(`frame.${value}`),
            }))}
          />
          <TextInput
            type="date"
            label={t("frame.from")}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <NumberInput
            label={t("frame.columns")}
            min={1}
            max={60}
            allowDecimal={false}
            value={columns}
            onChange={(value) =>
              setColumns(typeof value === "number" ? Math.min(60, Math.max(1, value)) : columns)
            }
          />
          <Select
            label={t("frame.part")}
            description={t("frame.partExplained")}
            placeholder={t("frame.all")}
            clearable
            searchable
            value={phaseId}
            onChange={setPhaseId}
            data={rows.map((row) => ({
              value: row.id,
              label: `${row.wbs} ${row.kind === "phase" ? row.phase.name : row.task.name}${
                row.finish === null ? "" : ` · ${formats.planDay(row.finish)}`
              }`,
            }))}
          />
          <Group justify="flex-end" gap={8}>
            <Button onClick={props.onClose}>{t("common:cancel")}</Button>
            <Button type="submit" variant="filled">
              {t("common:save_action")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
