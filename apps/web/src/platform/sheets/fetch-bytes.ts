import { apiErrorOf } from "../api/api-error.ts";

/** @throws ApiError what the server says */
export async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw apiErrorOf(response.status, await response.json().catch(() => null));
  return response.arrayBuffer();
}
