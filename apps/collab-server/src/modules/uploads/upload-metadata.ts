/** tus: `filename QmVyaWNodC5wZGY=,other`: pairs of a key and its value in base64, between commas. Null where it is not that. */
export function parseUploadMetadata(header: string): ReadonlyMap<string, string> | null {
  const values = new Map<string, string>();
  if (header.trim() === "") return values;
  for (const pair of header.split(",")) {
    const match = /^([\x21-\x2b\x2d-\x7e]+)(?: ([A-Za-z0-9+/]*={0,2}))?$/.exec(pair.trim());
    if (match === null || values.has(match[1]!)) return null;
    values.set(match[1]!, Buffer.from(match[2] ?? "", "base64").toString("utf8"));
  }
  return values;
}

const MOST_NAME = 200;
// oxlint-disable-next-line no-control-regex -- what is kept out
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\\/]+/g;

/** A name that can be shown and saved under: no path, no control or direction characters, at most 200 characters with its extension. */
export function safeFileName(given: string): string {
  const name = given.toWellFormed().replaceAll(UNWANTED, " ").trim();
  if (name.length <= MOST_NAME) return name === "" || /^\.+$/.test(name) ? "file" : name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  return name.slice(0, MOST_NAME - extension.length).toWellFormed() + extension;
}
