import type { APIRequestContext } from "playwright-core";

type Method = "get" | "post" | "patch" | "put" | "delete";

/** REST as the page of the same browser context would call it: same cookies, same origin, same CSRF token. */
export class RestSession {
  readonly #request: APIRequestContext;
  readonly #origin: string;
  readonly #address: string;

  /** @param address where the requests say that they come from; limits are kept by address */
  constructor(request: APIRequestContext, origin: string, address: string) {
    this.#request = request;
    this.#origin = origin;
    this.#address = address;
  }

  /** @throws where the answer is no success: setting the scene has to succeed */
  async call<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const session = await this.#send("get", "/api/session", undefined, "");
    const { csrf } = JSON.parse(session) as { csrf: string };
    const text = method === "get" && path === "/api/session" ? session : null;
    const answer = text ?? (await this.#send(method, path, body, csrf));
    return (answer === "" ? undefined : JSON.parse(answer)) as T;
  }

  async #send(method: Method, path: string, body: unknown, csrf: string): Promise<string> {
    const response = await this.#request[method](`${this.#origin}${path}`, {
      headers: {
        origin: this.#origin,
        "x-parley-csrf": csrf,
        "x-forwarded-for": this.#address,
      },
      ...(body === undefined ? {} : { data: body }),
    });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${text}`);
    return text;
  }
}
