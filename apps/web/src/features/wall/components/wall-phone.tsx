import { Button, Switch, Textarea } from "@mantine/core";
import { useCallback, useEffect, useMemo, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { WallId } from "@parley/shared/primitives/ids.ts";
import { useFacts, useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import type { WallState } from "../../../platform/collaboration/wall-state.ts";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { OrganisationBadge, organisationClass } from "../../../ui/organisation-badge.tsx";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import { useWallActions } from "../hooks/use-wall-actions.ts";
import { useWallScene } from "../hooks/use-wall-scene.ts";
import { useMeetingRules } from "../hooks/use-meeting-look.ts";
import { useWallMeeting } from "../hooks/use-wall-meeting.ts";
import { useToday } from "../hooks/use-wall-time.ts";
import { around, bottomOf } from "../../../platform/canvas/geometry.ts";
import { rectOf, type WallScene } from "../canvas/wall-scene.ts";
import { byOwner, textOf, type WallItem } from "../model/wall-item.ts";
import { PhoneMeeting } from "./phone-meeting.tsx";
import styles from "./wall-phone.module.css";

/** The wall on a phone: what each company has on it, and a field to add a note at once. */
export function WallPhone(props: { wallId: WallId; name: string; state: WallState }) {
  const { wallId, state } = props;
  const { t } = useTranslation("wall");
  const { timeZone } = useFacts();
  const organisations = useOrganisations();
  const scene = useWallScene(state, useToday(timeZone));
  const [isPrivate, setPrivate] = useState(false);
  const [text, setText] = useState("");
  const latest = useRef(scene);
  useEffect(() => {
    latest.current = scene;
  });
  const items = useCallback(() => latest.current.items, []);
  const { open } = useWallMeeting(wallId, state.isArchived);
  const rules = useMeetingRules(open, state);
  const actions = useWallActions(wallId, state, isPrivate, items, rules);
  const groups = useMemo(() => {
    const notes = [...scene.frames.values()].flatMap((frame) => frame.notes);
    const shown: readonly WallItem[] = [
      ...notes,
      ...scene.items.filter(({ object }) => ["note", "text"].includes(object.type)),
    ];
    return byOwner(shown, scene.mine);
  }, [scene]);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    if (actions.notes([text.trim()], freePlace(scene)).length > 0) setText("");
  };
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{props.name}</h2>
      {open !== null && <PhoneMeeting open={open} />}
      {actions.may("note") && (
        <form className={styles.capture} onSubmit={add}>
          <Textarea
            aria-label={t("phone.note")}
            placeholder={t("phone.note")}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={styles.captureFoot}>
            <Switch
              label={t("private.toggle")}
              checked={isPrivate}
              onChange={(event) => setPrivate(event.currentTarget.checked)}
            />
            <Button type="submit" variant="filled" disabled={text.trim() === ""}>
              {t("phone.add")}
            </Button>
          </div>
        </form>
      )}
      {groups.map(([organisationId, list]) => {
        const organisation = organisations.get(organisationId);
        return (
          <section key={organisationId}>
            <h3 className={styles.owner}>
              {organisation !== undefined && (
                <OrganisationBadge organisation={organisation} withName />
              )}
              <span className={styles.facts}>{t("list.count", { count: list.length })}</span>
            </h3>
            <ul>
              {list.map((item) => (
                <PhoneEntry key={item.key} item={item} colour={organisation?.colour ?? 12} />
              ))}
            </ul>
          </section>
        );
      })}
      {groups.length === 0 && <p className={styles.facts}>{t("phone.none")}</p>}
    </div>
  );
}

/** Below everything that lies there, so that a new note covers nothing. */
function freePlace(scene: WallScene): { readonly x: number; readonly y: number } {
  const all = around(scene.items.map((item) => rectOf(scene, item)));
  return all === null ? { x: 0, y: 0 } : { x: all.x + 66, y: bottomOf(all) + 80 };
}

function PhoneEntry({ item, colour }: { item: WallItem; colour: number }) {
  const { t } = useTranslation("wall");
  const formats = useFormats();
  const [, setSearch] = useSearchParams();
  const text = textOf(item).trim() || t("unnamed");
  if (item.kind === "object")
    return (
      <li className={`${styles.note} ${organisationClass(colour)}`} data-private={item.isPrivate}>
        <span className={styles.text}>{text}</span>
        {item.isPrivate && <span className={styles.facts}>{t("list.private")}</span>}
      </li>
    );
  return (
    <li>
      <button
        type="button"
        className={`${styles.note} ${organisationClass(colour)}`}
        data-critical={item.row.dates?.critical === true}
        onClick={() =>
          setSearch((former) => {
            former.set("task", item.row.task.id);
            return former;
          })
        }
      >
        <span className={styles.text}>{text}</span>
        <span className={styles.facts}>
          <StatusGlyph
            status={item.row.task.status}
            label={t(`common:status.${item.row.task.status}`)}
          />
          {item.row.start !== null && formats.planDay(item.row.start)}
          {item.row.dates?.critical === true && ` · ${t("list.critical")}`}
        </span>
      </button>
    </li>
  );
}
