import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "../../platform/http/http-error.ts";
import { isSameOrigin } from "../../platform/http/same-origin.ts";
import { isSameText, newToken } from "../../platform/secret.ts";
import type { Session, Sessions } from "./sessions.ts";

declare module "fastify" {
  interface FastifyRequest {
    session: Session | null;
    /** The token that this browser has to send with its next change. */
    csrf: string;
  }
}

const VISITOR_COOKIE = "parley_visitor";
const CSRF_HEADER = "x-parley-csrf";
const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Finds out who asks, and lets nothing change on the word of another site's page. */
export function createRequestGuard(
  sessions: Sessions,
  { publicOrigin, secure }: { publicOrigin: string | null; secure: boolean },
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const changes = !readingMethods.has(request.method);
    if (changes && !isSameOrigin(request.headers, publicOrigin)) throw new HttpError("auth.origin");
    request.session = await sessions.find(request.headers.cookie);
    if (request.session !== null) {
      request.csrf = request.session.csrf;
      if (request.session.renewal !== null) reply.header("set-cookie", request.session.renewal);
    } else {
      request.csrf = sessions.visitorCsrf(visitorOf(request, reply, secure));
    }
    const given = request.headers[CSRF_HEADER];
    if (changes && (typeof given !== "string" || !isSameText(given, request.csrf))) {
      throw new HttpError("auth.csrf");
    }
  };
}

function visitorOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  const known = request.cookies[VISITOR_COOKIE];
  if (known !== undefined && /^[\w-]{20,64}$/.test(known)) return known;
  const visitor = newToken();
  reply.setCookie(VISITOR_COOKIE, visitor, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: 60 * 60 * 24,
  });
  return visitor;
}

/** The person who asks, or the answer that one has to sign in. */
export function signedIn(request: FastifyRequest): Session {
  if (request.session === null) throw new HttpError("access.not-signed-in");
  return request.session;
}
