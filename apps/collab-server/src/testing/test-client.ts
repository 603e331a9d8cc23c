/** One browser: keeps its cookies and the CSRF token, and speaks JSON. */
export interface TestClient {
  readonly url: string;
  /** The value of the Cookie header, as sockets need it. */
  cookie: () => string;
  csrf: () => string;
  get: <T = unknown>(path: string) => Promise<Answer<T>>;
  post: <T = unknown>(path: string, body?: unknown) => Promise<Answer<T>>;
  put: <T = unknown>(path: string, body?: unknown) => Promise<Answer<T>>;
  patch: <T = unknown>(path: string, body?: unknown) => Promise<Answer<T>>;
  delete: <T = unknown>(path: string) => Promise<Answer<T>>;
  /** Anything else: other headers, raw bodies, foreign origins. Cookies and the CSRF token come along unless overridden. */
  send: <T = unknown>(method: string, path: string, init?: RequestInit) => Promise<Answer<T>>;
}

export type Answer<T> = {
  readonly status: number;
  /** The parsed JSON, else the text; null where there is none. */
  readonly body: T;
  readonly headers: Headers;
};

export function createTestClient(url: string): TestClient {
  const cookies = new Map<string, string>();
  let csrf = "";
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  const send = async <T>(method: string, path: string, init: RequestInit = {}) => {
    if (method !== "GET" && csrf === "") await send("GET", "/api/session");
    const headers = new Headers(init.headers);
    if (!headers.has("cookie") && cookies.size > 0) headers.set("cookie", cookie());
    if (!headers.has("x-parley-csrf") && csrf !== "") headers.set("x-parley-csrf", csrf);
    const response = await fetch(new URL(path, url), { ...init, method, headers });
    for (const line of response.headers.getSetCookie()) keep(line);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const body: unknown = text === "" ? null : isJson ? JSON.parse(text) : text;
    if (typeof body === "object" && body !== null && "csrf" in body) csrf = String(body.csrf);
    return { status: response.status, body: body as T, headers: response.headers };
  };
  const keep = (line: string): void => {
    const [pair = "", ...attributes] = line.split(";");
    const split = pair.indexOf("=");
    const name = pair.slice(0, split).trim();
    const value = pair.slice(split + 1).trim();
    const ended = attributes.some((one) => /^\s*max-age=0\s*$/i.test(one));
    if (ended || value === "") cookies.delete(name);
    else cookies.set(name, value);
  };
  const withBody =
    (method: string) =>
    <T>(path: string, body?: unknown) =>
      send<T>(
        method,
        path,
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } },
      );
  return {
    url,
    cookie,
    csrf: () => csrf,
    get: (path) => send("GET", path),
    post: withBody("POST"),
    put: withBody("PUT"),
    patch: withBody("PATCH"),
    delete: (path) => send("DELETE", path),
    send,
  };
}
