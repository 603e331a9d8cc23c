import type { Readable } from "node:stream";

/** `first` and `last` are offsets of bytes, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Bytes by the SHA-256 (hex) of their content: what is kept never changes, and the same content is kept once. Whose it is and who may
 * read it is not known here.
 */
export interface BlobStore {
  /** Takes a local file over, which is then gone from where it was. Kept already: the kept one counts as fresh (see `list`). */
  keep(file: string, sha256: string): Promise<void>;
  keepBytes(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Length in bytes; null where there is no such content. */
  size(sha256: string): Promise<number | null>;
  /** The stream fails where there is no such content. */
  read(sha256: string, range?: ByteRange): Readable;
  /** A local file with the content for as long as `work` runs; it must not write to it. */
  withFile<T>(sha256: string, work: (file: string) => Promise<T>): Promise<T>;
  /** What is not there is no error. */
  remove(sha256: string): Promise<void>;
  /** Everything that is kept, with the time when it was last kept, in ms since the epoch. */
  list(): AsyncIterable<{ readonly sha256: string; readonly keptAt: number }>;
}
