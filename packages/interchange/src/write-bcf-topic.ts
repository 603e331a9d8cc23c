import type {
  BcfComment,
  BcfDocumentReference,
  BcfHeaderFile,
  BcfSnippet,
  BcfTopic,
  BcfVersion,
  BcfViewpoint,
  XmlNode,
} from "./bcf-model.ts";
import { element, leaf, optional } from "./bcf-xml.ts";

const given = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ""));

/** In 3.0 lists have an element around them. */
const wrapped = (
  version: BcfVersion,
  around: string,
  nodes: readonly XmlNode[],
): readonly XmlNode[] =>
  version === "2.1" ? nodes : nodes.length === 0 ? [] : [element(around, {}, ...nodes)];

/** The attribute's name begins with a small letter in 2.1. */
const external = (version: BcfVersion, isExternal: boolean): Readonly<Record<string, string>> => ({
  [version === "2.1" ? "isExternal" : "IsExternal"]: String(isExternal),
});

const fileNode = (version: BcfVersion, file: BcfHeaderFile): XmlNode =>
  element(
    "File",
    {
      ...given({
        IfcProject: file.ifcProject,
        IfcSpatialStructureElement: file.ifcSpatialStructureElement,
      }),
      ...external(version, file.isExternal),
    },
    optional("Filename", file.fileName),
    optional("Date", file.date),
    optional("Reference", file.reference),
  );

const snippetNode = (version: BcfVersion, snippet: BcfSnippet): XmlNode =>
  element(
    "BimSnippet",
    { SnippetType: snippet.type, ...external(version, snippet.isExternal) },
    leaf("Reference", snippet.reference),
    leaf("ReferenceSchema", snippet.schema),
  );

function referenceNode(
  version: BcfVersion,
  { guid, description, target }: BcfDocumentReference,
  paths: ReadonlyMap<string, string>,
): XmlNode {
  const said = optional("Description", description);
  if (version === "2.1")
    return target.type === "url"
      ? element(
          "DocumentReference",
          { ...given({ Guid: guid }), isExternal: "true" },
          leaf("ReferencedDocument", target.url),
          said,
        )
      : element(
          "DocumentReference",
          { ...given({ Guid: guid }), isExternal: "false" },
          leaf("ReferencedDocument", paths.get(target.guid) ?? target.guid),
          said,
        );
  return element(
    "DocumentReference",
    given({ Guid: guid }),
    target.type === "url" ? leaf("Url", target.url) : leaf("DocumentGuid", target.guid),
    said,
  );
}

const commentNode = (comment: BcfComment): XmlNode =>
  element(
    "Comment",
    { Guid: comment.guid },
    leaf("Date", comment.at),
    leaf("Author", comment.author),
    leaf("Comment", comment.text),
    comment.viewpointGuid === null ? null : element("Viewpoint", { Guid: comment.viewpointGuid }),
    optional("ModifiedDate", comment.modifiedAt),
    optional("ModifiedAuthor", comment.modifiedBy),
    ...comment.extra,
  );

const viewpointNode = (name: string, viewpoint: BcfViewpoint): XmlNode =>
  element(
    name,
    { Guid: viewpoint.guid },
    optional("Viewpoint", viewpoint.fileName ?? ""),
    optional("Snapshot", viewpoint.snapshotName ?? ""),
    optional("Index", viewpoint.index === null ? "" : String(viewpoint.index)),
  );

/** The `markup.bcf` of a topic. `paths` leads from documents to where 2.1 has them. */
export function markupFor(
  topic: BcfTopic,
  version: BcfVersion,
  paths: ReadonlyMap<string, string>,
): XmlNode {
  const isEarlier = version === "2.1";
  const files = topic.files.map((file) => fileNode(version, file));
  const comments = topic.comments.map(commentNode);
  const viewpoints = topic.viewpoints.map((each) =>
    viewpointNode(isEarlier ? "Viewpoints" : "ViewPoint", each),
  );
  const node = element(
    "Topic",
    given({
      Guid: topic.guid,
      ServerAssignedId: topic.serverAssignedId,
      TopicType: topic.type,
      TopicStatus: topic.status,
    }),
    ...wrapped(
      version,
      "ReferenceLinks",
      topic.referenceLinks.map((link) => leaf("ReferenceLink", link)),
    ),
    leaf("Title", topic.title),
    optional("Priority", topic.priority),
    optional("Index", topic.index === null ? "" : String(topic.index)),
    ...wrapped(
      version,
      "Labels",
      topic.labels.map((label) => leaf(isEarlier ? "Labels" : "Label", label)),
    ),
    optional("CreationDate", topic.createdAt),
    optional("CreationAuthor", topic.createdBy),
    optional("ModifiedDate", topic.modifiedAt),
    optional("ModifiedAuthor", topic.modifiedBy),
    optional("DueDate", topic.dueAt),
    optional("AssignedTo", topic.assignedTo),
    optional("Stage", topic.stage),
    optional("Description", topic.description),
    topic.snippet === null ? null : snippetNode(version, topic.snippet),
    ...wrapped(
      version,
      "DocumentReferences",
      topic.documentReferences.map((each) => referenceNode(version, each, paths)),
    ),
    ...wrapped(
      version,
      "RelatedTopics",
      topic.relatedTopics.map((guid) => element("RelatedTopic", { Guid: guid })),
    ),
    ...(isEarlier
      ? []
      : [...wrapped(version, "Comments", comments), ...wrapped(version, "Viewpoints", viewpoints)]),
    ...topic.extra,
  );
  const header =
    files.length === 0 ? null : element("Header", {}, ...wrapped(version, "Files", files));
  return element("Markup", {}, header, node, ...(isEarlier ? [...comments, ...viewpoints] : []));
}
