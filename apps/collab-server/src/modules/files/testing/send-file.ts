import type { TestClient } from "../../../testing/test-client.ts";

/** Sends bytes by tus in one piece and returns the upload's id. */
export async function sendBytes(
  client: TestClient,
  projectId: string,
  bytes: Uint8Array,
  fileName: string,
): Promise<string> {
  const begun = await beginUpload(client, projectId, bytes.length, fileName);
  if (begun.status !== 201)
    throw new Error(`no upload: ${begun.status} ${JSON.stringify(begun.body)}`);
  const path = begun.headers.get("location")!;
  const sent = await sendPiece(client, path, 0, bytes);
  if (sent.status !== 204)
    throw new Error(`not taken: ${sent.status} ${JSON.stringify(sent.body)}`);
  return path.split("/").at(-1)!;
}

export const beginUpload = (
  client: TestClient,
  projectId: string,
  length: number,
  fileName: string,
) =>
  client.send<{ code?: string } | null>("POST", `/api/projects/${projectId}/uploads`, {
    headers: {
      "tus-resumable": "1.0.0",
      "upload-length": String(length),
      "upload-metadata": `filename ${Buffer.from(fileName).toString("base64")}`,
    },
  });

export const sendPiece = (client: TestClient, path: string, offset: number, bytes: Uint8Array) =>
  client.send<{ code?: string } | null>("PATCH", path, {
    headers: {
      "tus-resumable": "1.0.0",
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: bytes as unknown as NonNullable<RequestInit["body"]>,
  });

export const askOffset = async (client: TestClient, path: string): Promise<number | null> => {
  const answer = await client.send("HEAD", path, { headers: { "tus-resumable": "1.0.0" } });
  return answer.status === 200 ? Number(answer.headers.get("upload-offset")) : null;
};

export type FileAnswer = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly canEdit: boolean;
  readonly revision: {
    readonly id: string;
    readonly ordinal: number;
    readonly name: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly mediaType: string;
    readonly replacesId: string | null;
    readonly reason: string;
    readonly preview: {
      readonly state: string;
      readonly error: string | null;
      readonly pageCount: number | null;
      readonly hasThumbnail: boolean;
    };
  };
  readonly code?: string;
};

export const fileFacts = (uploadId: string, facts: object = {}) => ({
  uploadId,
  revisionName: "A",
  audience: "everyone",
  kind: "drawing",
  status: "shared",
  title: "Level 3 builder’s work",
  ...facts,
});

/** Uploads bytes and makes a file of them. */
export async function createFile(
  client: TestClient,
  projectId: string,
  bytes: Uint8Array,
  { fileName = "M-311_A.pdf", ...facts }: { fileName?: string; [fact: string]: unknown } = {},
): Promise<FileAnswer> {
  const uploadId = await sendBytes(client, projectId, bytes, fileName);
  const made = await client.post<FileAnswer>(
    `/api/projects/${projectId}/files`,
    fileFacts(uploadId, facts),
  );
  if (made.status !== 201) throw new Error(`no file: ${made.status} ${JSON.stringify(made.body)}`);
  return made.body;
}
