/** An element of XML as it was read: what Parley does not understand is written back as it came. */
export type XmlNode = {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Of an element without children; else ''. */
  readonly text: string;
};

export const BCF_VERSIONS = ["2.1", "3.0"] as const;
/** What is written. Files of 2.0 are read as well. */
export type BcfVersion = (typeof BCF_VERSIONS)[number];

export type BcfFile = {
  readonly version: "2.0" | BcfVersion;
  readonly project: { readonly id: string; readonly name: string } | null;
  /** The words that the project uses. */
  readonly extensions: BcfExtensions;
  readonly documents: readonly BcfDocument[];
  readonly topics: readonly BcfTopic[];
  /** Files that no rule of BCF names, by their path: models, schemas. */
  readonly others: ReadonlyMap<string, Uint8Array>;
};

export type BcfExtensions = {
  readonly topicTypes: readonly string[];
  readonly statuses: readonly string[];
  readonly priorities: readonly string[];
  readonly labels: readonly string[];
  readonly users: readonly string[];
  readonly stages: readonly string[];
  readonly snippetTypes: readonly string[];
};

/** A file that the archive carries for its topics. */
export type BcfDocument = {
  readonly guid: string;
  readonly fileName: string;
  readonly description: string;
  readonly bytes: Uint8Array;
};

export type BcfTopic = {
  readonly guid: string;
  readonly serverAssignedId: string;
  readonly type: string;
  readonly status: string;
  readonly title: string;
  readonly priority: string;
  /** Place in a list; null where the file has none. */
  readonly index: number | null;
  readonly labels: readonly string[];
  readonly referenceLinks: readonly string[];
  readonly createdAt: string; // as the file writes it: ISO 8601
  readonly createdBy: string;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
  readonly dueAt: string;
  readonly assignedTo: string;
  readonly stage: string;
  readonly description: string;
  readonly snippet: BcfSnippet | null;
  readonly documentReferences: readonly BcfDocumentReference[];
  /** GUIDs of topics, which need not be in the file. */
  readonly relatedTopics: readonly string[];
  /** The models that the topic is about. */
  readonly files: readonly BcfHeaderFile[];
  readonly comments: readonly BcfComment[];
  readonly viewpoints: readonly BcfViewpoint[];
  /** Other files of the topic's folder, by their path within it. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  /** Children of the topic that are in no standard. */
  readonly extra: readonly XmlNode[];
};

export type BcfSnippet = {
  readonly type: string;
  readonly isExternal: boolean;
  readonly reference: string;
  readonly schema: string;
};

export type BcfDocumentReference = {
  readonly guid: string;
  readonly description: string;
  /** A document of the archive, or an address. */
  readonly target:
    | { readonly type: "document"; readonly guid: string }
    | { readonly type: "url"; readonly url: string };
};

export type BcfHeaderFile = {
  readonly ifcProject: string;
  readonly ifcSpatialStructureElement: string;
  readonly isExternal: boolean;
  readonly fileName: string;
  readonly date: string;
  readonly reference: string;
};

export type BcfComment = {
  readonly guid: string;
  readonly at: string;
  readonly author: string;
  readonly text: string;
  readonly viewpointGuid: string | null;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
  /** What has no place in its standard or in ours, as the states of a comment in 2.0. */
  readonly extra: readonly XmlNode[];
};

export type BcfViewpoint = {
  readonly guid: string;
  /** Name of the file with the view; null for a viewpoint that is a picture alone. */
  readonly fileName: string | null;
  /** Camera, components, lines, planes and pictures, as 3.0 arranges them; null where there is none or it cannot be read. */
  readonly view: XmlNode | null;
  readonly snapshotName: string | null;
  readonly snapshot: Uint8Array | null;
  readonly index: number | null;
};

export const NO_EXTENSIONS: BcfExtensions = {
  topicTypes: [],
  statuses: [],
  priorities: [],
  labels: [],
  users: [],
  stages: [],
  snippetTypes: [],
};
