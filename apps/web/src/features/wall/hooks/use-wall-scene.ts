import type { Reaction } from "@parley/shared/documents/wall.ts";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";
import { latestPromises } from "@parley/shared/promises/promise-sums.ts";
import { useMemo, useState } from "react";
import { useOnline } from "../../../platform/api/project-api.ts";
import { useFacts, usePlan } from "../../../platform/collaboration/project-hooks.ts";
import { usePromiseFacts } from "../../../platform/promises/use-promise-facts.ts";
import { contentOf, type WallState } from "../../../platform/collaboration/wall-state.ts";
import type { OrganisationLook, WallScene } from "../canvas/wall-scene.ts";
import { brokenRelations, handOffLines, promisesOf } from "../model/hand-off.ts";
import { layoutPullFrame, type PullFrame } from "../model/pull-frame.ts";
import { WallModel } from "../model/wall-model.ts";
import { useBrokenDates, useWorkingTime } from "./use-wall-time.ts";
import { useWallWords } from "./use-wall-words.ts";

/** Colours beyond the palette start again; 0 is nobody's. */
const paletteOf = (colour: number): number =>
  colour === 0 ? 0 : (((((Math.trunc(colour) || 1) - 1) % 12) + 12) % 12) + 1;

function useLooks(): ReadonlyMap<OrganisationId, OrganisationLook> {
  const { participants, projectId } = useFacts();
  const { data: online } = useOnline(projectId);
  return useMemo(() => {
    const here = Map.groupBy(online ?? [], ({ organisationId }) => organisationId);
    return new Map(
      [...participants.values()].map(({ organisationId, name, code, colour }) => {
        const look = {
          name,
          code,
          colour: paletteOf(colour),
          online: here.get(organisationId)?.length ?? 0,
        };
        return [organisationId, look];
      }),
    );
  }, [participants, online]);
}

const NOTHING_SHOWN: MeetingLook = { spotlight: null, dots: new Map() };
/** What a meeting asks everybody to see. Keeps its identity while it is the same. */
export type MeetingLook = Pick<WallScene, "spotlight" | "dots">;

/** Everything that the canvas shows, from the wall and from the plan. */
export function useWallScene(
  state: WallState,
  today: number,
  look: MeetingLook = NOTHING_SHOWN,
): WallScene {
  const { participants, me } = useFacts();
  const plan = usePlan();
  const time = useWorkingTime();
  const words = useWallWords();
  const looks = useLooks();
  const findings = useBrokenDates(plan);
  const [model] = useState(() => new WallModel());
  const shown = useMemo(() => {
    model.update(state);
    return { items: model.items, byId: model.byId };
  }, [model, state]);
  const organisations = useMemo(
    () =>
      [...participants.values()]
        .filter(({ endedAt }) => endedAt === null)
        .map(({ organisationId }) => organisationId),
    [participants],
  );
  const frames = useMemo((): ReadonlyMap<string, PullFrame> => {
    const input = { plan, organisations, time, today };
    return new Map(
      shown.items
        .filter(({ object }) => object.type === "frame" && object.pull)
        .map((item) => [item.key, layoutPullFrame(item, input)]),
    );
  }, [shown, plan, organisations, time, today]);
  const { handoffs, reactions } = contentOf(state.shared);
  const handOffs = useMemo(() => {
    const ids = new Set(
      [...frames.values()].flatMap(({ notes }) => notes.map(({ row }) => row.id)),
    );
    if (ids.size === 0) return [];
    const promises = promisesOf(plan, handoffs.values());
    return handOffLines(plan, ids as ReadonlySet<string>, promises, brokenRelations(findings));
  }, [frames, plan, handoffs, findings]);
  const promiseFacts = usePromiseFacts();
  const promises = useMemo(() => latestPromises(promiseFacts), [promiseFacts]);
  const reactionsOf = useMemo(() => livingReactions(reactions.values()), [reactions]);
  return useMemo(
    () => ({
      ...shown,
      frames,
      handOffs,
      promises,
      looks,
      reactionsOf,
      mine: me.organisationId,
      spotlight: look.spotlight,
      dots: look.dots,
      words,
    }),
    [look, shown, frames, handOffs, promises, looks, reactionsOf, me.organisationId, words],
  );
}

/** By what they are of; the same sign of the same person counts once. */
function livingReactions(reactions: Iterable<Reaction>): ReadonlyMap<string, readonly Reaction[]> {
  const seen = new Set<string>();
  const found: Reaction[] = [];
  for (const reaction of reactions) {
    const key = `${reaction.targetId} ${reaction.kind} ${reaction.createdBy}`;
    if (reaction.removed || seen.has(key)) continue;
    seen.add(key);
    found.push(reaction);
  }
  return Map.groupBy(found, ({ targetId }) => targetId);
}
