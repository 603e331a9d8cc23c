import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import { forgetfulIntentStore, openIntentStore, type IntentStore } from "./intent-store.ts";
import { intentsName, type LocalOwner } from "./local-copies.ts";
import { isFailure, restFacts, type ProjectFacts } from "./project-facts.ts";
import { ProjectSession } from "./project-session.ts";
import { openTab } from "./tab.ts";

const RETRY_MS = 2_000;

const random32 = (): number => crypto.getRandomValues(new Uint32Array(1))[0]!;

async function intentStoreOf(owner: LocalOwner, projectId: ProjectId): Promise<IntentStore> {
  try {
    return await openIntentStore(indexedDB, intentsName(owner, projectId));
  } catch {
    return forgetfulIntentStore();
  }
}

/** Edits show in the same frame; a hidden tab has no frames, and goes on all the same. */
const nextFrame = (deliver: () => void): void => {
  if (document.hidden) setTimeout(deliver, 50);
  else requestAnimationFrame(deliver);
};

const collabUrl = (): string =>
  `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/collab`;

export type OpeningSession = {
  /** Null where this person has no access, or nobody is signed in: the shell's own queries say so. */
  readonly ready: Promise<ProjectSession | null>;
  readonly close: () => void;
};

/** Opens a project's session in this browser tab. */
export function openProjectSession(projectId: ProjectId): OpeningSession {
  const source = restFacts((path) => fetch(path, { credentials: "same-origin" }));
  let isClosed = false;
  let session: ProjectSession | null = null;

  const readFacts = async (): Promise<ProjectFacts | null> => {
    while (!isClosed) {
      const facts = await source.facts(projectId);
      if (!isFailure(facts)) return facts;
      if (facts.kind !== "unreachable") return null;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    return null;
  };
  const start = async (): Promise<ProjectSession | null> => {
    const firstCatalog = source.catalog(projectId);
    const facts = await readFacts();
    if (facts === null || isClosed) return null;
    const tab = openTab(localStorage, Date.now, () =>
      crypto.getRandomValues(new Uint32Array(2)).join("-"),
    );
    const intentStore = await intentStoreOf(facts.me, projectId);
    const opened = new ProjectSession({
      projectId,
      facts,
      source,
      firstCatalog,
      collabUrl: collabUrl(),
      tab,
      intentStore,
      storage: localStorage,
      now: Date.now,
      rng: random32,
      schedule: nextFrame,
    });
    if (isClosed) {
      void opened.close();
      return null;
    }
    session = opened;
    addEventListener("pagehide", tab.close, { once: true });
    void opened.open();
    return opened;
  };
  return {
    ready: start(),
    close: () => {
      isClosed = true;
      void session?.close();
    },
  };
}
