import { randomInt } from "node:crypto";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { RestSession } from "../support/rest-session.ts";

export type Language = "en" | "zh-CN";

/** Who somebody is before the scene begins. */
export type Character = {
  readonly name: string;
  readonly company: string;
  readonly code: string;
};

export const CHARACTERS = {
  contractor: { name: "Carla Contractor", company: "Grand Contractors", code: "GC" },
  supplier: { name: "Sami Supplier", company: "Steel Supply", code: "ST" },
  supervisor: { name: "Suyin Supervisor", company: "Site Supervision", code: "SV" },
  outsider: { name: "Oscar Outsider", company: "Other Works", code: "OW" },
} as const satisfies Readonly<Record<string, Character>>;
export type CharacterName = keyof typeof CHARACTERS;

export type Setting = {
  readonly language?: Language;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colourScheme?: "light" | "dark";
  /** A screen for fingers. */
  readonly hasTouch?: boolean;
  /** Of the computer, whatever the project's is. */
  readonly timeZone?: string;
};

/** Nobody meets a name twice, however many scenarios share a server. */
let scenes = 0;
/** Of this file's actors: files run beside each other against one server, which limits registrations by address. */
const STREET = `10.${randomInt(256)}.${randomInt(256)}`;
export const PASSWORD = "correct horse battery staple";

/** A person of one company with a browser of their own: cookies, storage and sockets are nobody else's. */
export class Actor {
  readonly character: Character;
  readonly email: string;
  readonly origin: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly rest: RestSession;
  /** What the page's scripts threw and nobody caught. */
  readonly mishaps: string[] = [];
  organisationId = "";
  userId = "";

  private constructor(character: Character, origin: string, context: BrowserContext, page: Page) {
    scenes += 1;
    this.character = character;
    this.email = `${character.code.toLowerCase()}-${scenes}-${Date.now()}@example.com`;
    this.origin = origin;
    this.context = context;
    this.page = page;
    this.rest = new RestSession(context.request, origin, `${STREET}.${scenes & 255}`);
    page.on("pageerror", (error) => this.mishaps.push(`${character.name}: ${error.stack}`));
  }

  /** A browser in front of the product, signed out. */
  static async arrive(
    browser: Browser,
    origin: string,
    character: Character,
    { language = "en", viewport, colourScheme = "light", hasTouch = false, timeZone }: Setting,
  ): Promise<Actor> {
    const context = await browser.newContext({
      locale: language,
      timezoneId: timeZone ?? "Asia/Shanghai",
      hasTouch,
      viewport: viewport ?? { width: 1280, height: 800 },
      colorScheme: colourScheme,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(20_000);
    return new Actor(character, origin, context, await context.newPage());
  }

  /** Cuts the network, and waits until the page has been told. */
  async goOffline(): Promise<void> {
    await this.context.setOffline(true);
    await this.page.waitForFunction(() => !navigator.onLine);
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false);
    await this.page.waitForFunction(() => navigator.onLine);
  }

  /** Registers with a company of its own, past the screens: they have scenarios of their own. */
  async register(language: Language = "en"): Promise<this> {
    const session = await this.rest.call<{ user: { id: string }; organisationId: string }>(
      "post",
      "/api/registrations",
      {
        email: this.email,
        name: this.character.name,
        password: PASSWORD,
        language,
        timeZone: "Asia/Shanghai",
        organisationName: this.character.company,
        organisationCode: this.character.code,
      },
    );
    this.userId = session.user.id;
    this.organisationId = session.organisationId;
    return this;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }
}
