import type { ProjectId, TaskId } from "@parley/shared/primitives/ids.ts";
import { seededRng } from "@parley/shared/primitives/clock.ts";
import { vi } from "vitest";
import { openIntentStore } from "../intent-store.ts";
import { intentsName } from "../local-copies.ts";
import type { PlacedTask } from "@parley/shared/documents/plan-row.ts";
import { isFailure, restFacts, type FactsSource } from "../project-facts.ts";
import { ProjectSession } from "../project-session.ts";
import { openTab } from "../tab.ts";

export const DEMO_PASSWORD = "plan-together";

/** What a browser's storage does, for one browser. */
export function memoryStorage(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    key: (index) => [...map.keys()][index] ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => void map.set(key, value),
  };
}

/** Somebody with a browser: signs in, and opens the project in as many tabs as they like. */
export class SessionActor {
  readonly source: FactsSource;
  readonly storage = memoryStorage();
  private cookie = "";
  private csrf = "";
  private readonly url: string;
  private readonly sockets = new Set<WebSocket>();
  private isOnline = true;
  private seed = 1;

  constructor(url: string) {
    this.url = url;
    this.source = restFacts((path) =>
      this.isOnline ? this.request("GET", path) : Promise.reject(new Error("offline")),
    );
  }

  async request(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.url,
        "x-parley-csrf": this.csrf,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.keepCookie(line.split(";")[0] ?? "");
    return response;
  }

  private keepCookie(pair: string): void {
    const name = pair.split("=")[0];
    const others = this.cookie
      .split("; ")
      .filter((each) => each !== "" && !each.startsWith(`${name}=`));
    this.cookie = [...others, pair].join("; ");
  }

  async signIn(email: string): Promise<void> {
    this.csrf = (
      (await (await this.request("GET", "/api/session")).json()) as { csrf: string }
    ).csrf;
    const answer = await this.request("POST", "/api/session", { email, password: DEMO_PASSWORD });
    if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status}`);
    this.csrf = ((await answer.json()) as { csrf: string }).csrf;
  }

  async firstProject(): Promise<ProjectId> {
    const answer = await this.request("GET", "/api/projects");
    const { items } = (await answer.json()) as {
      items: readonly { id: ProjectId; name: string }[];
    };
    return items.find((each) => each.name.includes("T2"))!.id;
  }

  /** Cuts every socket, and keeps new ones and requests from coming through. */
  goOffline(): void {
    this.isOnline = false;
    for (const socket of this.sockets) socket.close();
  }

  goOnline(): void {
    this.isOnline = true;
  }

  async openTab(projectId: ProjectId): Promise<ProjectSession> {
    const facts = await this.source.facts(projectId);
    if (isFailure(facts)) throw new Error(`no facts: ${facts.kind}`);
    const headers = (): Record<string, string> => ({ cookie: this.cookie, origin: this.url });
    const { sockets } = this;
    const isOnline = (): boolean => this.isOnline;
    const unreachable = "ws://127.0.0.1:1/";
    class CookieSocket extends WebSocket {
      constructor(url: string) {
        super(isOnline() ? url : unreachable, { headers: headers() } as unknown as string[]);
        sockets.add(this);
      }
    }
    const rng = seededRng(Math.floor(this.seed++ * 7_919 + Date.now()));
    const session = new ProjectSession({
      projectId,
      facts,
      source: this.source,
      collabUrl: `${this.url.replace("http", "ws")}/collab`,
      tab: openTab(this.storage, Date.now, () => `tab-${rng()}`),
      intentStore: await openIntentStore(indexedDB, intentsName(facts.me, projectId)),
      storage: this.storage,
      now: Date.now,
      rng,
      schedule: (deliver) => void setTimeout(deliver, 0),
      webSocket: CookieSocket,
    });
    void session.open();
    await untilSaved(session);
    return session;
  }
}

export const until = (holds: () => boolean | undefined): Promise<void> =>
  vi.waitFor(
    () => {
      if (holds() !== true) throw new Error(`not yet: ${holds.toString()}`);
    },
    { timeout: 20_000, interval: 20 },
  );

export const untilSaved = (session: ProjectSession): Promise<void> =>
  until(() => session.saveState.get().type === "saved");

export const nameIn = (session: ProjectSession, id: TaskId): string | undefined => {
  session.store.settle();
  return session.store.get().tasks.get(id)?.task.name;
};

/** Some unfinished task of the person's own organisation, always the same ones in the same order. */
export function ownTasks(session: ProjectSession): readonly PlacedTask[] {
  session.store.settle();
  const { organisationId } = session.facts.get().me;
  return [...session.store.get().tasks.values()]
    .filter((placed) => placed.organisationId === organisationId && placed.audience === "everyone")
    .sort((a, b) => (a.task.id < b.task.id ? -1 : 1));
}
