import type { Credentials } from "./raw-collab-socket.ts";

export type Answered = { readonly status: number; readonly text: string; readonly json: unknown };
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A browser's part of REST: cookie, origin and CSRF token. It keeps every body it was sent. */
export class RestClient {
  readonly received: Buffer[] = [];
  readonly #url: string;
  #cookie = "";
  #csrf = "";

  constructor(url: string) {
    this.#url = url;
  }

  get credentials(): Credentials {
    return { cookie: this.#cookie, csrf: this.#csrf };
  }

  /** Asks for the session, whose CSRF token everything else needs. */
  async begin(): Promise<this> {
    const { json } = await this.call("GET", "/api/session");
    this.#csrf = (json as { csrf: string }).csrf;
    return this;
  }

  async call(method: Method, path: string, body?: unknown): Promise<Answered> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        origin: this.#url,
        cookie: this.#cookie,
        "x-parley-csrf": this.#csrf,
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie.split(";")[0]!);
    const bytes = Buffer.from(await response.arrayBuffer());
    this.received.push(bytes);
    const text = bytes.toString();
    const isJson = response.headers.get("content-type")?.includes("json") === true && text !== "";
    return { status: response.status, text, json: isJson ? JSON.parse(text) : null };
  }

  /** @throws where the answer is no success: what sets the scene has to succeed */
  async must<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const { status, text, json } = await this.call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return json as T;
  }

  #keep(cookie: string): void {
    const name = cookie.split("=")[0]!;
    const others = this.#cookie
      .split("; ")
      .filter((kept) => kept !== "" && !kept.startsWith(`${name}=`));
    this.#cookie = [...others, cookie].join("; ");
  }
}
