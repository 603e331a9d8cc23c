import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge } from "../../../ui/organisation-badge.tsx";
import { markOf } from "@parley/shared/promises/promise-sums.ts";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { WallScene } from "../canvas/wall-scene.ts";
import { searchItems } from "../model/wall-search.ts";
import { byOwner, textOf, type WallItem } from "../model/wall-item.ts";
import styles from "./wall-list.module.css";

const SHOWN = 300;

/** Everything on the wall in words, by company: the wall for whoever does not see it, and a way to find things. */
export function WallList(props: {
  wall: WallCanvas;
  scene: WallScene;
  onKeys: (event: KeyboardEvent) => void;
  hasFocus: boolean;
}) {
  const { wall, scene } = props;
  const { t } = useTranslation("wall");
  const organisations = useOrganisations();
  const [query, setQuery] = useState("");
  const selection = useSyncExternalStore(wall.selection.subscribe, wall.selection.get);
  const items = useMemo((): readonly WallItem[] => {
    const notes = [...scene.frames.values()].flatMap((frame) => frame.notes);
    const all: readonly WallItem[] = [...notes, ...scene.items];
    const nameOf = (id: string): string => scene.looks.get(id as never)?.name ?? "";
    return query === "" ? all : searchItems(all, query, nameOf);
  }, [scene, query]);
  const groups = useMemo(() => byOwner(items.slice(0, SHOWN), scene.mine), [items, scene.mine]);
  return (
    <aside className={styles.list} aria-label={t("list.label")}>
      <TextInput
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={query}
        autoFocus={props.hasFocus}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || items[0] === undefined) return;
          wall.select([items[0].key]);
          wall.zoomToItems([items[0].key]);
        }}
      />
      <p className={styles.count} role="status">
        {t("list.count", { count: items.length })}
      </p>
      {groups.map(([organisationId, list]) => {
        const organisation = organisations.get(organisationId);
        return (
          <section key={organisationId}>
            <h2 className={styles.owner}>
              {organisation !== undefined && (
                <OrganisationBadge organisation={organisation} withName />
              )}
            </h2>
            <ul>
              {list.map((item) => (
                <li key={item.key}>
                  <button
                    type="button"
                    className={styles.entry}
                    aria-pressed={selection.has(item.key)}
                    onClick={(event) => {
                      wall.select(event.shiftKey ? [...selection, item.key] : [item.key]);
                      wall.zoomToItems([item.key]);
                    }}
                    onKeyDown={props.onKeys}
                  >
                    <EntryText item={item} scene={scene} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {items.length > SHOWN && (
        <p className={styles.count}>{t("list.more", { count: items.length - SHOWN })}</p>
      )}
    </aside>
  );
}

function EntryText({ item, scene }: { item: WallItem; scene: WallScene }) {
  const { t } = useTranslation(["wall", "promises"]);
  const formats = useFormats();
  const text = textOf(item).trim() || t("unnamed");
  const kind = item.kind === "task" ? t("type.task") : t(`type.${typeOf(item)}`);
  const trouble = scene.handOffs.find(
    ({ relation, trouble: what }) =>
      what !== null && item.kind === "task" && relation.successorId === item.row.task.id,
  );
  const promised = item.kind === "task" ? scene.promises.get(item.row.task.id) : undefined;
  const facts = [
    item.kind === "task" && item.row.start !== null ? formats.planDay(item.row.start) : null,
    item.kind === "task" && item.row.dates?.critical === true ? t("list.critical") : null,
    trouble === undefined ? null : t(`list.${trouble.trouble ?? "broken"}`),
    promised === undefined ? null : t(`promises:mark.${markOf(promised.promise)}`),
    item.kind === "object" && item.isPrivate ? t("list.private") : null,
    item.kind === "object" && item.object.locked ? t("list.locked") : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className={styles.text}>{text}</span>
      <span className={styles.facts}>{[kind, ...facts].join(" · ")}</span>
    </>
  );
}

const typeOf = (item: WallItem & { kind: "object" }): string =>
  item.object.pull ? "pull" : item.object.type;
