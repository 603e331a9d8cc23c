import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { Actor, CHARACTERS, type CharacterName, type Setting } from "../actors/actor.ts";
import { launchChromium } from "./chromium.ts";

const ARTIFACTS = resolve(import.meta.dirname, "../artifacts");

export type BuiltInRole =
  | "host-project-manager"
  | "planner"
  | "supplier-representative"
  | "buyer"
  | "quality-reviewer"
  | "supervisor"
  | "viewer"
  | "guest";

/** A built-in role, or one of the project's own. */
export type Role = BuiltInRole | { readonly id: string };

export type Project = { readonly id: string; readonly name: string; readonly path: string };

/** One browser for a file of scenarios; actors come and go with each scenario. */
export class Stage {
  readonly url: string;
  #browser: Browser | null = null;
  #actors: Actor[] = [];

  constructor(url: string) {
    this.url = url;
  }

  /** Somebody who has not signed in. */
  async arrive(name: CharacterName, setting: Setting = {}): Promise<Actor> {
    const actor = await Actor.arrive(this.#browser!, this.url, CHARACTERS[name], setting);
    this.#actors.push(actor);
    return actor;
  }

  /** Somebody who is signed in for a company of their own. */
  async enter(name: CharacterName, setting: Setting = {}): Promise<Actor> {
    const actor = await this.arrive(name, setting);
    return actor.register(setting.language);
  }

  /** A project of the host's, with the other companies on it. */
  async project(
    host: Actor,
    participants: readonly (readonly [actor: Actor, role: BuiltInRole])[] = [],
    name = "North Quay",
    timeZone = "Asia/Shanghai",
  ): Promise<Project> {
    const { id } = await host.rest.call<{ id: string }>("post", "/api/projects", {
      name,
      timeZone,
    });
    const project = { id, name, path: `/projects/${id}` };
    for (const [actor, role] of participants) await this.join(project, host, actor, role);
    return project;
  }

  async join(project: Project, host: Actor, actor: Actor, role: Role): Promise<void> {
    const token = await this.invite(project, host, role, actor.character.company);
    await actor.rest.call("post", `/api/invitations/${token}/acceptance`, {
      as: { type: "signed-in" },
      organisation: { type: "mine", organisationId: actor.organisationId },
    });
  }

  /** The token of a new invitation. */
  async invite(
    project: Project,
    host: Actor,
    role: Role,
    organisationName: string,
  ): Promise<string> {
    const { url } = await host.rest.call<{ url: string }>(
      "post",
      `/api/projects/${project.id}/invitations`,
      {
        organisationName,
        roleId: typeof role === "string" ? await this.roleId(project, host, role) : role.id,
        expiresInDays: 7,
      },
    );
    return new URL(url, this.url).pathname.split("/").at(-1)!;
  }

  /** A role of the project's own. */
  defineRole(
    project: Project,
    host: Actor,
    name: string,
    capabilities: readonly string[],
  ): Promise<{ readonly id: string }> {
    return host.rest.call("post", `/api/projects/${project.id}/roles`, { name, capabilities });
  }

  async roleId(project: Project, host: Actor, role: BuiltInRole): Promise<string> {
    const { items } = await host.rest.call<{ items: { id: string; key: string | null }[] }>(
      "get",
      `/api/projects/${project.id}/roles`,
    );
    return items.find(({ key }) => key === role)!.id;
  }

  async raise(): Promise<void> {
    this.#browser = await launchChromium();
  }

  async clear(failedTest: string | null): Promise<void> {
    const actors = this.#actors;
    this.#actors = [];
    if (failedTest !== null) await photograph(actors, failedTest);
    await Promise.all(actors.map(({ context }) => context.close()));
    const mishaps = actors.flatMap((actor) => actor.mishaps);
    if (mishaps.length > 0) throw new Error(mishaps.join("\n"));
  }

  async strike(): Promise<void> {
    await this.#browser?.close();
  }
}

async function photograph(actors: readonly Actor[], test: string): Promise<void> {
  await mkdir(ARTIFACTS, { recursive: true });
  const scene = test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
  for (const { page, character } of actors) {
    const path = join(ARTIFACTS, `${scene}-${character.code}.png`);
    await page.screenshot({ path }).catch(() => undefined);
  }
}

/** Call once at the top of a file of scenarios. */
export function useStage(): Stage {
  const stage = new Stage(inject("parleyUrl"));
  beforeAll(() => stage.raise());
  afterEach(({ task }) => stage.clear(task.result?.state === "fail" ? task.name : null));
  afterAll(() => stage.strike());
  return stage;
}
