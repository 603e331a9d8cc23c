import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
} from "react";
import { useTranslation } from "react-i18next";
import type { EntityId, MeetingId, WallId } from "@parley/shared/primitives/ids.ts";
import type { Wall } from "../../../platform/api/contract.ts";
import { useRevealObjects } from "../../../platform/api/wall-api.ts";
import { useFacts, useSaveState } from "../../../platform/collaboration/project-hooks.ts";
import type { WallState } from "../../../platform/collaboration/wall-state.ts";
import { FollowPerson } from "../../../platform/follow/follow-person.tsx";
import { textOfDay } from "../../../platform/calendar/working-time.ts";
import { showToast } from "../../../ui/toast-store.ts";
import { WallCanvas } from "../canvas/wall-canvas.ts";
import { useMeetingLook, useMeetingRules, useMeetingView } from "../hooks/use-meeting-look.ts";
import { useWallMeeting } from "../hooks/use-wall-meeting.ts";
import { useWallActions } from "../hooks/use-wall-actions.ts";
import { useWallCommands } from "../hooks/use-wall-commands.ts";
import { objectsOf, useWallKeys } from "../hooks/use-wall-keys.ts";
import { useWallPresence } from "../hooks/use-wall-presence.ts";
import { useWallScene } from "../hooks/use-wall-scene.ts";
import { useToday } from "../hooks/use-wall-time.ts";
import type { Camera } from "../../../platform/canvas/camera.ts";
import type { Point } from "../../../platform/canvas/geometry.ts";
import { notesOfText, PASTE_MAX } from "../model/paste-notes.ts";
import { templateObjects, type TemplateName } from "../model/templates.ts";
import { around, rightOf } from "../../../platform/canvas/geometry.ts";
import { textOf } from "../model/wall-item.ts";
import { rectOf } from "../canvas/wall-scene.ts";
import { ConnectDialog, FrameDialog, PlanDialog } from "./wall-dialogs.tsx";
import { BeginMeetingDialog } from "./begin-meeting-dialog.tsx";
import { MeetingBar } from "./meeting-bar.tsx";
import { MeetingPanel } from "./meeting-panel.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { WallFacts } from "./wall-facts.tsx";
import { WallList } from "./wall-list.tsx";
import { WallMinimap } from "./wall-minimap.tsx";
import { WallSelectionBar } from "./wall-selection-bar.tsx";
import { WallStage } from "./wall-stage.tsx";
import { WallToolbar } from "./wall-toolbar.tsx";
import { WallTools } from "./wall-tools.tsx";
import styles from "./wall-view.module.css";

type OpenDialog = "connect" | "plan" | "frame" | null;

/** Where this tab looked last at each wall. */
const cameras = new Map<WallId, Camera>();

/** One wall with everything around it. */
export function WallView(props: {
  wallId: WallId;
  name: string;
  walls: readonly Wall[];
  state: WallState;
  template: TemplateName | null;
}) {
  const { wallId, state } = props;
  const { t } = useTranslation("wall");
  const { projectId, timeZone } = useFacts();
  const today = useToday(timeZone);
  const [wall] = useState(() => new WallCanvas(cameras.get(wallId) ?? null));
  const [isPrivate, setPrivate] = useState(false);
  const [isListShown, setListShown] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const meeting = useWallMeeting(wallId, state.isArchived);
  const { open } = meeting;
  const [isPanelShown, setPanelShown] = useState(true);
  const [isFollowing, setFollowing] = useState(false);
  const [recordOf, setRecordOf] = useState<MeetingId | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const rules = useMeetingRules(open, state);
  const followed = isFollowing && open !== null ? open.meeting.facilitatorId : null;
  useMeetingView(wall, wallId, open, followed);
  const endFollowing = useCallback(() => setFollowing(false), []);
  const scene = useWallScene(state, today, useMeetingLook(open));
  const items = useCallback(() => wall.scene?.items ?? [], [wall]);
  const actions = useWallActions(wallId, state, isPrivate, items, rules);
  const commands = useWallCommands(wall, actions);
  const dialogs = useMemo(
    () => ({
      connect: () => setDialog("connect"),
      plan: () => setDialog("plan"),
      search: () => setListShown(true),
    }),
    [],
  );
  const handleKeys = useWallKeys(wall, actions, commands, dialogs);
  useWallPresence(wall, wallId);
  const reveal = useReveal(projectId, wallId);
  useLayoutEffect(() => wall.show(scene, commands, today), [wall, scene, commands, today]);
  useFirstLook(wall, wallId);

  const applyTemplate = useCallback(
    (name: TemplateName): void => {
      const words = (key: string): string => t(`sheet.${key}`);
      const lies = around((wall.scene?.items ?? []).map((item) => rectOf(wall.scene!, item)));
      const left = lies === null ? 0 : rightOf(lies) + 120;
      const objects = templateObjects(name, words, `${textOfDay(wall.today)}T00:00`);
      const made = actions.create(
        objects.map((object) => ({ ...object, x: (object.x ?? 0) + left })),
        "template",
      );
      if (made.length > 0) requestAnimationFrame(() => wall.lookFirst());
    },
    [wall, actions, t],
  );
  const begun = useRef(false);
  useEffect(() => {
    if (props.template === null || begun.current || state.shared === null) return;
    begun.current = true;
    if (state.shared.content.objects.size === 0) applyTemplate(props.template);
  }, [props.template, state.shared, applyTemplate]);

  const handleWritten = (text: string, goOn: boolean): void => {
    const draft = wall.draft.get();
    wall.draft.set(null);
    if (draft === null) return;
    const written = text.trim();
    if (draft.target !== null) return actions.setText(draft.target, written);
    if (written !== "") {
      const { x, y, width, height } = draft.rect;
      const type = draft.type === "text" ? "text" : "note";
      const made = actions.create([{ type, text: written, x, y, width, height }], type);
      wall.select(made);
    }
    if (goOn && written !== "")
      wall.draft.set({ ...draft, rect: { ...draft.rect, x: rightOf(draft.rect) + 16 } });
  };
  const handleCopy = (event: ClipboardEvent): void => {
    const selected = wall.selectedItems();
    if (selected.length === 0) return;
    event.preventDefault();
    const objects = objectsOf(selected).map(({ object }) => object);
    event.clipboardData.setData("text/plain", selected.map(textOf).join("\n"));
    event.clipboardData.setData("application/x-parley-wall", JSON.stringify(objects));
  };
  const handlePaste = (event: ClipboardEvent): void => {
    if (!actions.may("note")) return;
    const middle = wall.place();
    const own = event.clipboardData.getData("application/x-parley-wall");
    const texts = notesOfText(event.clipboardData.getData("text/plain"));
    if (own === "" && texts.length === 0) return;
    event.preventDefault();
    if (own !== "") return wall.select(pasteObjects(own, actions, middle));
    if (texts.length > PASTE_MAX)
      showToast({ kind: "note", text: t("paste.cut", { most: PASTE_MAX, count: texts.length }) });
    wall.select(actions.notes(texts.slice(0, PASTE_MAX), middle));
  };
  const selected = wall.selectedItems();
  const [only] = selected;
  const close = (): void => setDialog(null);
  return (
    <div className={styles.view}>
      <WallToolbar
        projectId={projectId}
        name={props.name}
        walls={props.walls}
        wall={wall}
        actions={actions}
        isPrivate={isPrivate}
        onPrivate={setPrivate}
        isListShown={isListShown}
        onList={setListShown}
        onTemplate={applyTemplate}
        meeting={meeting}
        onMeeting={() => setBeginning(true)}
        onRecord={setRecordOf}
      />
      {open !== null && (
        <MeetingBar
          open={open}
          wall={wall}
          isFollowing={isFollowing}
          onFollow={setFollowing}
          isPanelShown={isPanelShown}
          onPanel={setPanelShown}
        />
      )}
      <div className={styles.body}>
        <div className={styles.board}>
          <WallStage
            wall={wall}
            onKeys={(event) => handleKeys(event)}
            onCopy={handleCopy}
            onPaste={handlePaste}
            onWritten={handleWritten}
          />
          <WallTools wall={wall} actions={actions} />
          <WallSelectionBar
            wall={wall}
            actions={actions}
            commands={commands}
            onConnect={dialogs.connect}
            onPlan={dialogs.plan}
            onFrame={() => setDialog("frame")}
            onReveal={reveal}
            meeting={open}
          />
          <FollowPerson userId={followed} onEnd={endFollowing} />
          <WallMinimap wall={wall} />
          {state.isArchived && <p className={styles.archived}>{t("archivedHere")}</p>}
        </div>
        {open !== null && isPanelShown && (
          <MeetingPanel
            open={open}
            wall={wall}
            scene={scene}
            onRecord={() => setRecordOf(open.id)}
          />
        )}
        {isListShown && (
          <WallList
            wall={wall}
            scene={scene}
            hasFocus
            onKeys={(event) => handleKeys(event, true)}
          />
        )}
      </div>
      {isBeginning && <BeginMeetingDialog wallId={wallId} onClose={() => setBeginning(false)} />}
      {recordOf !== null && (
        <RecordDialog wallId={wallId} meetingId={recordOf} onClose={() => setRecordOf(null)} />
      )}
      <WallFacts wall={wall} scene={scene} />
      {dialog === "connect" && only !== undefined && (
        <ConnectDialog
          item={only}
          scene={scene}
          onConnect={(to) => commands.connect(only, to)}
          onPromise={actions.promise}
          onClose={close}
        />
      )}
      {dialog === "plan" && (
        <PlanDialog
          count={selected.length}
          frames={[...scene.frames.values()]}
          onClose={close}
          onPlan={(frame, day) => {
            const cell = { organisationId: scene.mine, day };
            const notes = objectsOf(selected).filter(({ object }) => object.type === "note");
            commands.plan(notes, { frame, cell, isMine: true });
          }}
        />
      )}
      {dialog === "frame" && only?.kind === "object" && (
        <FrameDialog
          item={only}
          onSave={(fields) => actions.setFields([only], fields)}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Looks where this tab looked last, else at all of it. */
function useFirstLook(wall: WallCanvas, wallId: WallId): void {
  useEffect(() => {
    const isKnown = cameras.has(wallId);
    const frame = requestAnimationFrame(() => {
      if (!isKnown) wall.lookFirst();
    });
    return () => {
      cancelAnimationFrame(frame);
      cameras.set(wallId, wall.camera.get());
    };
  }, [wall, wallId]);
}

/** What was just written may still be on its way: revealing waits until it has arrived. */
function useReveal(projectId: string, wallId: WallId): (ids: readonly string[]) => void {
  const { t } = useTranslation("wall");
  const { mutate } = useRevealObjects(projectId, wallId);
  const isSaved = useSaveState().type === "saved";
  const waiting = useRef<readonly string[]>([]);
  const send = useCallback((): void => {
    const ids = waiting.current;
    waiting.current = [];
    if (ids.length === 0) return;
    mutate(ids as readonly EntityId[], {
      onSuccess: () => showToast({ kind: "done", text: t("revealed", { count: ids.length }) }),
      onError: () => showToast({ kind: "refused", text: t("revealFailed") }),
    });
  }, [mutate, t]);
  useEffect(() => {
    if (isSaved) send();
  }, [isSaved, send]);
  return useCallback(
    (ids) => {
      waiting.current = ids;
      if (isSaved) send();
    },
    [isSaved, send],
  );
}

/** What was copied from a wall, in my own name, around a place. */
function pasteObjects(
  json: string,
  actions: ReturnType<typeof useWallActions>,
  middle: Point,
): readonly string[] {
  try {
    const objects = JSON.parse(json) as Parameters<typeof actions.copies>[0];
    const all = around(objects);
    if (!Array.isArray(objects) || all === null) return [];
    const [dx, dy] = [middle.x - all.x - all.width / 2, middle.y - all.y - all.height / 2];
    const allowed = objects.filter(({ type }) => actions.may(type)).slice(0, PASTE_MAX);
    return actions.create(actions.copies(allowed, Math.round(dx), Math.round(dy)), "copy");
  } catch {
    return [];
  }
}
