import createClient, { type Middleware } from "openapi-fetch";
import { ApiError, apiErrorOf } from "./api-error.ts";
import type { paths } from "./generated/schema.d.ts";

let csrf = "";
/** Every answer that carries a session renews the token; signed-out visitors have one as well. */
export const rememberCsrf = (token: string): void => {
  csrf = token;
};
export const currentCsrf = (): string => csrf;

const proveOrigin: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("x-parley-csrf", csrf);
    return request;
  },
  onError({ error }) {
    return new ApiError("network", 0, error instanceof Error ? error.message : "network");
  },
};

/** Typed by the server's own routes: schema.d.ts is written by `npm run openapi`. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  credentials: "same-origin",
  headers: { accept: "application/json" },
});
api.use(proveOrigin);

/** The wire has no brands: an id is a plain string there. */
type OnWire<T> = T extends string
  ? Record<never, never> extends Record<T, 1>
    ? string
    : T
  : T extends readonly (infer Item)[]
    ? OnWire<Item>[]
    : T extends object
      ? { [Key in keyof T]: OnWire<T[Key]> }
      : T;

/**
 * What a call answers, as the app's own type, whose shape the generated one must have. Throws an ApiError for everything but success.
 */
export async function answer<T>(
  call: Promise<{ data?: OnWire<T> | undefined; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw apiErrorOf(response.status, error);
  return data as T;
}

/** A call that answers nothing but success. */
export const done = async (
  call: Promise<{ error?: unknown; response: Response }>,
): Promise<void> => {
  const { error, response } = await call;
  if (!response.ok) throw apiErrorOf(response.status, error);
};
