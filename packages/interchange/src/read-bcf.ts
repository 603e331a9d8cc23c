import { err, ok, type Result } from "@parley/shared/primitives/result.ts";
import {
  NO_EXTENSIONS,
  type BcfDocument,
  type BcfExtensions,
  type BcfFile,
  type BcfTopic,
  type BcfViewpoint,
  type XmlNode,
} from "./bcf-model.ts";
import { viewAsLater } from "./bcf-viewpoint.ts";
import { all, attribute, child, readXmlTree, textOf } from "./bcf-xml.ts";
import type { ImportError } from "./import-error.ts";
import { guidOfPath } from "./guid-of-path.ts";
import { topicOf, type FoundReference, type FoundTopic } from "./read-bcf-topic.ts";
import { openArchive, type Archive, type ArchiveLimits } from "./xlsx-archive.ts";
import { XlsxRefusal } from "./xlsx-refusal.ts";
import type { XmlLimits } from "./xlsx-xml.ts";

export type BcfLimits = ArchiveLimits &
  XmlLimits & { readonly bytes: number; readonly topics: number };

export const DEFAULT_BCF_LIMITS: BcfLimits = {
  bytes: 300 * 1024 * 1024,
  entries: 20_000,
  entryBytes: 128 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  ratio: 300,
  elements: 500_000,
  depth: 32,
  text: 1024 * 1024,
  topics: 5_000,
};

/** A part that is broken in itself is told, and the rest of the file is taken. */
export type BcfFinding = {
  readonly code: "bcf.unreadable-part" | "bcf.missing-file" | "bcf.topic-twice";
  readonly path: string;
  readonly detail: string;
};

export type ReadBcf = { readonly file: BcfFile; readonly findings: readonly BcfFinding[] };

class Reader {
  readonly findings: BcfFinding[] = [];
  readonly #archive: Archive;
  readonly #limits: BcfLimits;
  /** Paths that some rule has named. */
  readonly #used = new Set<string>();

  constructor(archive: Archive, limits: BcfLimits) {
    this.#archive = archive;
    this.#limits = limits;
  }

  get paths(): readonly string[] {
    return this.#archive.names.filter((name) => !name.endsWith("/"));
  }
  unused(): readonly string[] {
    return this.paths.filter((path) => !this.#used.has(path.toLowerCase()));
  }

  tell(code: BcfFinding["code"], path: string, detail: string): void {
    this.findings.push({ code, path: path.slice(0, 300), detail });
  }

  bytes(path: string): Uint8Array | null {
    if (!this.#archive.has(path)) return null;
    this.#used.add(path.toLowerCase());
    const pieces = [...this.#archive.unpack(path)];
    const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** null where there is no such file; one that cannot be read is told. */
  tree(path: string): XmlNode | null {
    if (!this.#archive.has(path)) return null;
    this.#used.add(path.toLowerCase());
    try {
      return readXmlTree(this.#archive.unpack(path), path, this.#limits);
    } catch (error) {
      // A bomb is no broken part: it is refused with the whole file.
      if (!(error instanceof XlsxRefusal) || error.error.code === "import.too-large") throw error;
      this.tell("bcf.unreadable-part", path, error.error.detail);
      return null;
    }
  }
}

/** `..` of a reference leads out of the topic's folder, and never out of the archive. */
function resolved(folder: string, reference: string): string {
  const parts = folder.split("/").filter((part) => part !== "");
  for (const part of reference.replaceAll("\\", "/").split("/"))
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return parts.join("/");
}

const WORDS = [
  ["topicTypes", "TopicTypes", "TopicType"],
  ["statuses", "TopicStatuses", "TopicStatus"],
  ["priorities", "Priorities", "Priority"],
  ["labels", "TopicLabels", "TopicLabel"],
  ["users", "Users", "User"],
  ["stages", "Stages", "Stage"],
  ["snippetTypes", "SnippetTypes", "SnippetType"],
] as const;

/** 3.0 has a list of its own; 2.x redefines types of the schema. */
function extensionsOf(reader: Reader, schema: string): BcfExtensions {
  const found: Record<string, readonly string[]> = { ...NO_EXTENSIONS };
  const later = reader.tree("extensions.xml");
  if (later !== null)
    for (const [key, around, each] of WORDS)
      found[key] = all(child(later, around), each).map(({ text }) => text.trim());
  const earlier = later === null ? reader.tree(schema) : null;
  const types = [earlier, ...all(earlier ?? undefined, "redefine")].flatMap((node) =>
    all(node ?? undefined, "simpleType"),
  );
  const names: Readonly<Record<string, string>> = { UserIdType: "User" };
  for (const type of types) {
    const own = attribute(type, "name");
    const word = WORDS.find(([, , each]) => each === (names[own] ?? own));
    if (word !== undefined)
      found[word[0]] = all(child(type, "restriction"), "enumeration").map((each) =>
        attribute(each, "value"),
      );
  }
  return found as BcfExtensions;
}

function documentsOf(reader: Reader): BcfDocument[] {
  const info = reader.tree("documents.xml");
  return all(child(info ?? undefined, "Documents"), "Document").flatMap((node) => {
    const guid = attribute(node, "Guid");
    const bytes = reader.bytes(`documents/${guid}`);
    if (bytes === null) {
      reader.tell("bcf.missing-file", `documents/${guid}`, "The document is not in the archive.");
      return [];
    }
    return [
      { guid, fileName: textOf(node, "Filename"), description: textOf(node, "Description"), bytes },
    ];
  });
}

function viewpointsOf(reader: Reader, folder: string, topic: FoundTopic): BcfViewpoint[] {
  return topic.places.map(({ guid, view, snapshot, index }) => {
    const tree = view === null ? null : reader.tree(`${folder}/${view}`);
    if (
      view !== null &&
      !reader.paths.some((path) => path.toLowerCase() === `${folder}/${view}`.toLowerCase())
    )
      reader.tell("bcf.missing-file", `${folder}/${view}`, "The view is not in the archive.");
    const picture = snapshot === null ? null : reader.bytes(`${folder}/${snapshot}`);
    if (snapshot !== null && picture === null)
      reader.tell(
        "bcf.missing-file",
        `${folder}/${snapshot}`,
        "The snapshot is not in the archive.",
      );
    return {
      guid,
      fileName: view,
      view: tree === null ? null : viewAsLater(tree),
      snapshotName: snapshot,
      snapshot: picture,
      index,
    };
  });
}

/** A file that a reference of 2.x names becomes a document of the archive, once however many name it. */
function settle(
  reader: Reader,
  folder: string,
  { target, ...reference }: FoundReference,
  documents: BcfDocument[],
): BcfTopic["documentReferences"][number] {
  if (target.type !== "path") return { ...reference, target };
  const path = resolved(folder, target.path);
  // As our own writer names them.
  const own = /^documents-([\da-f-]{36})-(.+)$/i.exec(path);
  const guid = own?.[1] ?? guidOfPath(path);
  const fileName = own?.[2] ?? path.split("/").at(-1)!;
  if (!documents.some((each) => each.guid === guid)) {
    const bytes = reader.bytes(path);
    if (bytes === null) {
      reader.tell("bcf.missing-file", path, "The referenced document is not in the archive.");
      return { ...reference, target: { type: "url", url: target.path } };
    }
    documents.push({
      guid,
      fileName,
      description: reference.description,
      bytes,
    });
  }
  return { ...reference, target: { type: "document", guid } };
}

function read(reader: Reader, limits: BcfLimits): BcfFile {
  const version = reader.tree("bcf.version");
  const isMarkup = (path: string): boolean => /^[^/]+\/markup\.bcf$/i.test(path);
  // Files of the first years say nothing of their version.
  const silent = version === null && reader.paths.some(isMarkup) ? "2.0" : "";
  const id = version === null ? silent : attribute(version, "VersionId");
  if (!/^(?:2\.0|2\.1|3\.0)$/.test(id))
    throw new XlsxRefusal("import.unsupported-format", "The file is no BCF 2.0, 2.1 or 3.0.");
  const info = reader.tree("project.bcfp") ?? undefined;
  const project = child(info, "Project");
  const extensions = extensionsOf(
    reader,
    resolved("", textOf(info, "ExtensionSchema") || "extensions.xsd"),
  );
  const documents = documentsOf(reader);
  const markups = reader.paths.filter(isMarkup);
  if (markups.length > limits.topics)
    throw new XlsxRefusal("import.too-large", `The file has more than ${limits.topics} topics.`);
  const topics = new Map<string, BcfTopic>();
  const folders = new Map<string, string>();
  for (const path of markups) {
    const markup = reader.tree(path);
    if (markup === null) continue;
    const folder = path.slice(0, path.indexOf("/"));
    const { places, references, ...found } = topicOf(markup, folder);
    if (topics.has(found.guid)) {
      reader.tell("bcf.topic-twice", path, "Another topic of the file has the same GUID.");
      continue;
    }
    folders.set(folder.toLowerCase(), found.guid);
    topics.set(found.guid, {
      ...found,
      viewpoints: viewpointsOf(reader, folder, { ...found, places, references }),
      documentReferences: references.map((each) => settle(reader, folder, each, documents)),
      attachments: new Map(),
    });
  }
  const others = new Map<string, Uint8Array>();
  for (const path of reader.unused()) {
    const at = path.indexOf("/");
    const guid = at < 0 ? undefined : folders.get(path.slice(0, at).toLowerCase());
    if (guid === undefined) others.set(path, reader.bytes(path)!);
    else
      (topics.get(guid)!.attachments as Map<string, Uint8Array>).set(
        path.slice(at + 1),
        reader.bytes(path)!,
      );
  }
  return {
    version: id as BcfFile["version"],
    project:
      project === undefined ||
      (attribute(project, "ProjectId") === "" && textOf(project, "Name") === "")
        ? null
        : { id: attribute(project, "ProjectId"), name: textOf(project, "Name") },
    extensions,
    documents,
    topics: [...topics.values()],
    others,
  };
}

/**
 * Reads a BCF file (buildingSMART, 2.0 to 3.0): topics with their comments, viewpoints, pictures and documents. What is not understood
 * is kept. A part that is broken is told in the findings; never throws for what a file holds.
 */
export function readBcf(
  bytes: Uint8Array,
  limits: Partial<BcfLimits> = {},
): Result<ReadBcf, ImportError> {
  const bounded = { ...DEFAULT_BCF_LIMITS, ...limits };
  try {
    if (bytes.length > bounded.bytes)
      throw new XlsxRefusal("import.too-large", `The file is larger than ${bounded.bytes} bytes.`);
    const reader = new Reader(openArchive(bytes, bounded), bounded);
    return ok({ file: read(reader, bounded), findings: reader.findings });
  } catch (error) {
    if (error instanceof XlsxRefusal) return err(error.error);
    throw error;
  }
}
