import { ApiError, apiErrorOf } from "./api-error.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

let csrf = "";
/** Every answer that carries a session renews the token; signed-out visitors have one as well. */
export const rememberCsrf = (token: string): void => {
  csrf = token;
};
export const currentCsrf = (): string => csrf;

/** Path parameters are encoded here, so that no caller has to remember: path`/api/projects/${id}`. */
export function path(strings: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: strings }, ...values.map((value) => encodeURIComponent(value)));
}

export async function call<T>(method: Method, url: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-parley-csrf"] = csrf;
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers["content-type"] = "application/json";
  const response = await fetch(url, {
    method,
    headers,
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new ApiError("network", 0, error instanceof Error ? error.message : "network");
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw apiErrorOf(response.status, answer);
  return answer as T;
}
