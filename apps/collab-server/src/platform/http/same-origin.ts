import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request comes from a page of ours. Browsers send Origin with everything that changes state and with every upgrade, and
 * Sec-Fetch-Site besides; a program sends neither, and has no cookies of somebody else to misuse.
 *
 * @param publicOrigin origin that people open; null while none was set: then the page must come from the host that is asked
 */
export function isSameOrigin(headers: IncomingHttpHeaders, publicOrigin: string | null): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (publicOrigin !== null) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === host;
}
