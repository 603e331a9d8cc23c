import { strToU8, zipSync, type Zippable } from "fflate/browser";
import type {
  BcfDocument,
  BcfExtensions,
  BcfFile,
  BcfTopic,
  BcfVersion,
  XmlNode,
} from "./bcf-model.ts";
import { viewFor } from "./bcf-viewpoint.ts";
import { element, leaf, optional, writeXmlTree } from "./bcf-xml.ts";
import { markupFor } from "./write-bcf-topic.ts";

const WORDS = [
  ["topicTypes", "TopicTypes", "TopicType"],
  ["statuses", "TopicStatuses", "TopicStatus"],
  ["priorities", "Priorities", "Priority"],
  ["labels", "TopicLabels", "TopicLabel"],
  ["users", "Users", "User"],
  ["stages", "Stages", "Stage"],
  ["snippetTypes", "SnippetTypes", "SnippetType"],
] as const;

const laterExtensions = (extensions: BcfExtensions): XmlNode =>
  element(
    "Extensions",
    {},
    ...WORDS.map(([key, around, each]) =>
      element(around, {}, ...extensions[key].map((word) => leaf(each, word))),
    ),
  );

const EARLIER_NAMES: Readonly<Record<string, string>> = { User: "UserIdType" };
const earlierExtensions = (extensions: BcfExtensions): XmlNode =>
  element(
    "schema",
    { xmlns: "http://www.w3.org/2001/XMLSchema" },
    element(
      "redefine",
      { schemaLocation: "markup.xsd" },
      ...WORDS.map(([key, , each]) => {
        const name = EARLIER_NAMES[each] ?? each;
        const words = extensions[key].map((value) => element("enumeration", { value }));
        return element("simpleType", { name }, element("restriction", { base: name }, ...words));
      }),
    ),
  );

/** A name that stays within its folder on every system. */
const safeName = (name: string): string =>
  name.replaceAll(/[^\p{L}\p{N} ._()+,;=@#$&!'~^-]/gu, "_").replace(/^\.+/, "_") || "_";

/** Where documents lie in 2.1, which has no place for them: beside the topics. */
const earlierPath = ({ guid, fileName }: BcfDocument): string =>
  `documents-${guid}-${safeName(fileName)}`;

/**
 * Packs a BCF file of the version. `at` is the time that the archive gives its files, ms since the epoch. What 2.1 has no place for is
 * written in its own words where a reader may pass over it, and read back by ours.
 */
export function writeBcf(file: BcfFile, version: BcfVersion, at: number): Uint8Array {
  const files: Zippable = {};
  const put = (path: string, content: Uint8Array | XmlNode): void => {
    files[path] = content instanceof Uint8Array ? content : strToU8(writeXmlTree(content));
  };
  for (const [path, bytes] of file.others) put(path.split("/").map(safeName).join("/"), bytes);
  put(
    "bcf.version",
    element(
      "Version",
      { VersionId: version },
      version === "2.1" ? leaf("DetailedVersion", version) : null,
    ),
  );
  const project =
    file.project === null
      ? null
      : element("Project", { ProjectId: file.project.id }, optional("Name", file.project.name));
  if (version === "3.0") {
    put(
      "project.bcfp",
      element("ProjectInfo", {}, project ?? element("Project", { ProjectId: "" })),
    );
    put("extensions.xml", laterExtensions(file.extensions));
    put(
      "documents.xml",
      element("DocumentInfo", {}, element("Documents", {}, ...file.documents.map(documentNode))),
    );
    for (const document of file.documents) put(`documents/${document.guid}`, document.bytes);
  } else {
    put(
      "project.bcfp",
      element("ProjectExtension", {}, project, leaf("ExtensionSchema", "extensions.xsd")),
    );
    put("extensions.xsd", earlierExtensions(file.extensions));
    for (const document of file.documents) put(earlierPath(document), document.bytes);
  }
  const paths = new Map(file.documents.map((each) => [each.guid, `../${earlierPath(each)}`]));
  for (const topic of file.topics) putTopic(topic, version, paths, put);
  return zipSync(files, { mtime: at, level: 6 });
}

const documentNode = ({ guid, fileName, description }: BcfDocument): XmlNode =>
  element(
    "Document",
    { Guid: guid },
    leaf("Filename", fileName),
    optional("Description", description),
  );

function putTopic(
  given: BcfTopic,
  version: BcfVersion,
  paths: ReadonlyMap<string, string>,
  put: (path: string, content: Uint8Array | XmlNode) => void,
): void {
  const topic = {
    ...given,
    viewpoints: given.viewpoints.map((each) => ({
      ...each,
      fileName: each.fileName && safeName(each.fileName),
      snapshotName: each.snapshotName && safeName(each.snapshotName),
    })),
  };
  const folder = safeName(topic.guid);
  for (const [path, bytes] of topic.attachments)
    put([folder, ...path.split("/").map(safeName)].join("/"), bytes);
  put(`${folder}/markup.bcf`, markupFor(topic, version, paths));
  for (const { fileName, view, snapshotName, snapshot } of topic.viewpoints) {
    if (fileName !== null && view !== null) put(`${folder}/${fileName}`, viewFor(version, view));
    if (snapshotName !== null && snapshot !== null) put(`${folder}/${snapshotName}`, snapshot);
  }
}
