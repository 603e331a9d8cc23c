import type { APIRequestContext } from "playwright-core";
import { setTimeout as delay } from "node:timers/promises";

type Import = { readonly state: string; readonly error: { readonly code: string } | null };

/** A person signed in to `request`'s cookies, with a project of their own that a file was imported into. Returns its id. */
export async function makeLargeProject(
  request: APIRequestContext,
  origin: string,
  file: string,
): Promise<string> {
  let csrf = "";
  const call = async <T>(method: "get" | "post", path: string, body?: object): Promise<T> => {
    const response = await request[method](`${origin}${path}`, {
      headers: { origin, "x-parley-csrf": csrf },
      ...body,
    });
    const text = await response.text();
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${text}`);
    return (text === "" ? null : JSON.parse(text)) as T;
  };
  const renew = async (): Promise<void> => {
    ({ csrf } = await call<{ csrf: string }>("get", "/api/session"));
  };
  await renew();
  const company = { organisationName: "Grand Contractors", organisationCode: "GC" };
  const person = { email: "planner@bench.example", name: "Planner", password: "plan-together" };
  const data = { ...person, ...company, language: "en", timeZone: "Asia/Shanghai" };
  await call("post", "/api/registrations", { data });
  await renew();
  const project = await call<{ id: string }>("post", "/api/projects", {
    data: { name: "Large", timeZone: "Asia/Shanghai" },
  });
  const imports = `/api/projects/${project.id}/imports`;
  const buffer = Buffer.from(file);
  const { importId } = await call<{ importId: string }>("post", imports, {
    multipart: { file: { name: "large.xml", mimeType: "application/xml", buffer } },
  });
  const reach = async (wanted: string): Promise<void> => {
    for (;;) {
      const { state, error } = await call<Import>("get", `${imports}/${importId}`);
      if (state === wanted) return;
      if (error !== null) throw new Error(`The import failed: ${error.code}`);
      await delay(200);
    }
  };
  await reach("ready");
  const mapping = { by: "one", audience: "everyone" };
  await call("post", `${imports}/${importId}/commit`, { data: { mapping } });
  await reach("done");
  return project.id;
}
