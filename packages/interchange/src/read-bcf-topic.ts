import type {
  BcfComment,
  BcfDocumentReference,
  BcfHeaderFile,
  BcfSnippet,
  BcfTopic,
  XmlNode,
} from "./bcf-model.ts";
import { all, attribute, child, isTrue, numberOf, textOf } from "./bcf-xml.ts";

/** In 3.0 lists have an element of their own around them; in 2.x they repeat. */
const list = (node: XmlNode, around: string, each: string): readonly XmlNode[] => {
  const wrapped = child(node, around);
  return wrapped !== undefined && (wrapped.children.length > 0 || around !== each)
    ? all(wrapped, each)
    : all(node, each);
};

const texts = (node: XmlNode, around: string, each: string): readonly string[] => {
  const inside = list(node, around, each);
  const repeated = around === each ? inside : [...inside, ...plain(node, around)];
  return repeated.map(({ text }) => text.trim()).filter((text) => text !== "");
};
/** `<Labels>word</Labels>` of 2.x. */
const plain = (node: XmlNode, name: string): readonly XmlNode[] =>
  all(node, name).filter(({ children }) => children.length === 0);

const KNOWN_OF_TOPIC: ReadonlySet<string> = new Set([
  ...["ReferenceLink", "ReferenceLinks", "Title", "Priority", "Index", "Labels", "CreationDate"],
  ...["CreationAuthor", "ModifiedDate", "ModifiedAuthor", "DueDate", "AssignedTo", "Stage"],
  ...["Description", "BimSnippet", "DocumentReference", "DocumentReferences", "RelatedTopic"],
  ...["RelatedTopics", "Comments", "Viewpoints"],
]);
const KNOWN_OF_COMMENT: ReadonlySet<string> = new Set([
  ...["Date", "Author", "Comment", "Viewpoint", "ModifiedDate", "ModifiedAuthor", "Topic"],
]);

const headerFileOf = (file: XmlNode): BcfHeaderFile => ({
  ifcProject: attribute(file, "IfcProject"),
  ifcSpatialStructureElement: attribute(file, "IfcSpatialStructureElement"),
  // Without a word a file lies outside of the archive.
  isExternal: attribute(file, "isExternal") === "" || isTrue(attribute(file, "isExternal")),
  fileName: textOf(file, "Filename"),
  date: textOf(file, "Date"),
  reference: textOf(file, "Reference"),
});

const snippetOf = (snippet: XmlNode | undefined): BcfSnippet | null =>
  snippet === undefined
    ? null
    : {
        type: attribute(snippet, "SnippetType"),
        isExternal: isTrue(attribute(snippet, "isExternal")),
        reference: textOf(snippet, "Reference"),
        schema: textOf(snippet, "ReferenceSchema"),
      };

const commentOf = (comment: XmlNode): BcfComment => {
  const viewpoint = child(comment, "Viewpoint");
  return {
    guid: attribute(comment, "Guid"),
    at: textOf(comment, "Date"),
    author: textOf(comment, "Author"),
    text: child(comment, "Comment")?.text ?? "",
    viewpointGuid: (viewpoint && attribute(viewpoint, "Guid")) || null,
    modifiedAt: textOf(comment, "ModifiedDate"),
    modifiedBy: textOf(comment, "ModifiedAuthor"),
    extra: comment.children.filter(({ name }) => !KNOWN_OF_COMMENT.has(name)),
  };
};

export type ViewpointPlace = {
  readonly guid: string;
  readonly view: string | null;
  readonly snapshot: string | null;
  readonly index: number | null;
};

const viewpointOf = (node: XmlNode): ViewpointPlace => ({
  guid: attribute(node, "Guid"),
  view: textOf(node, "Viewpoint") || null,
  snapshot: textOf(node, "Snapshot") || null,
  index: numberOf(textOf(node, "Index")),
});

/** What a reference of 2.x to a file of the archive becomes: the reader looks the file up. */
export type FoundReference = {
  readonly guid: string;
  readonly description: string;
  readonly target:
    | BcfDocumentReference["target"]
    | { readonly type: "path"; readonly path: string };
};

function referenceOf(node: XmlNode): FoundReference {
  const guid = attribute(node, "Guid");
  const description = textOf(node, "Description");
  const document = textOf(node, "DocumentGuid");
  if (document !== "") return { guid, description, target: { type: "document", guid: document } };
  const url = textOf(node, "Url");
  if (url !== "") return { guid, description, target: { type: "url", url } };
  const path = textOf(node, "ReferencedDocument");
  return isTrue(attribute(node, "isExternal")) || /^[a-z][a-z0-9+.-]*:/i.test(path)
    ? { guid, description, target: { type: "url", url: path } }
    : { guid, description, target: { type: "path", path } };
}

export type FoundTopic = Omit<BcfTopic, "viewpoints" | "documentReferences" | "attachments"> & {
  readonly places: readonly ViewpointPlace[];
  readonly references: readonly FoundReference[];
};

/** A `markup.bcf` of any version. */
export function topicOf(markup: XmlNode, folder: string): FoundTopic {
  const topic = child(markup, "Topic") ?? { name: "Topic", attributes: {}, children: [], text: "" };
  const header = child(markup, "Header");
  const comments = child(topic, "Comments") ?? markup;
  const viewpoints = child(topic, "Viewpoints");
  return {
    guid: attribute(topic, "Guid") || folder,
    serverAssignedId: attribute(topic, "ServerAssignedId"),
    type: attribute(topic, "TopicType"),
    status: attribute(topic, "TopicStatus"),
    title: textOf(topic, "Title"),
    priority: textOf(topic, "Priority"),
    index: numberOf(textOf(topic, "Index")),
    labels: texts(topic, "Labels", "Label"),
    referenceLinks: [
      ...texts(topic, "ReferenceLinks", "ReferenceLink"),
      ...(child(topic, "ReferenceLinks") === undefined
        ? []
        : plain(topic, "ReferenceLink").map(({ text }) => text.trim())),
    ],
    createdAt: textOf(topic, "CreationDate"),
    createdBy: textOf(topic, "CreationAuthor"),
    modifiedAt: textOf(topic, "ModifiedDate"),
    modifiedBy: textOf(topic, "ModifiedAuthor"),
    dueAt: textOf(topic, "DueDate"),
    assignedTo: textOf(topic, "AssignedTo"),
    stage: textOf(topic, "Stage"),
    description: child(topic, "Description")?.text ?? "",
    snippet: snippetOf(child(topic, "BimSnippet")),
    relatedTopics: list(topic, "RelatedTopics", "RelatedTopic")
      .map((each) => attribute(each, "Guid"))
      .filter((guid) => guid !== ""),
    files: (header === undefined ? [] : list(header, "Files", "File")).map(headerFileOf),
    comments: all(comments, "Comment").map(commentOf),
    places: (viewpoints === undefined
      ? all(markup, "Viewpoints")
      : all(viewpoints, "ViewPoint")
    ).map(viewpointOf),
    references: list(topic, "DocumentReferences", "DocumentReference").map(referenceOf),
    extra: topic.children.filter(({ name }) => !KNOWN_OF_TOPIC.has(name)),
  };
}
