import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "./app.ts";
import { HttpError } from "./http-error.ts";

const year = 31_536_000;

/** Serves the built web app; every path that is no file and not the server's own opens it, because the app has routes of its own. */
export async function registerWebApp(app: App, folder: string): Promise<void> {
  const built = existsSync(join(folder, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      dotfiles: "ignore",
      // The build puts packed twins beside what is worth it.
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Names of assets hold a hash of their content.
        const hashed = path.slice(folder.length).replaceAll("\\", "/").includes("/assets/");
        reply.header("vary", "accept-encoding");
        reply.header("cache-control", hashed ? `public, max-age=${year}, immutable` : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    const isPage =
      (request.method === "GET" || request.method === "HEAD") &&
      !/^\/(?:api|collab|socket\.io|assets|metrics)(?:\/|$)/.test(path);
    if (!built || !isPage) throw new HttpError("access.not-found");
    const picture = pictureOf(request.url);
    if (picture !== null) reply.header("link", picture);
    return reply.sendFile("index.html");
  });
}

/** A plan's picture is under way before the script that shows it; a phone shows none (`first-rows.ts` of the web app). */
function pictureOf(url: string): string | null {
  const projectId = /^\/projects\/([\da-f-]{36})\/gantt\/?$/.exec(url)?.[1];
  return projectId === undefined
    ? null
    : `</api/projects/${projectId}/picture>; rel=preload; as=fetch; crossorigin=anonymous; media="(min-width: 641px)"`;
}
