import { seededRng } from "@parley/shared/primitives/clock.ts";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { BcfFile, BcfTopic } from "./bcf-model.ts";
import { NO_EXTENSIONS } from "./bcf-model.ts";
import { leaf } from "./bcf-xml.ts";
import { readBcf } from "./read-bcf.ts";
import { writeBcf } from "./write-bcf.ts";

const NOON = Date.UTC(2026, 0, 1, 12);
const GUID = "0c1e2a44-1111-4222-8333-444455556666";
const pack = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
const VERSION = '<Version VersionId="2.1"/>';
const codeOf = (bytes: Uint8Array, limits = {}): string | null => {
  const result = readBcf(bytes, limits);
  return result.ok ? null : result.error.code;
};

const TOPIC: BcfTopic = {
  guid: GUID,
  serverAssignedId: "",
  type: "Clash",
  status: "Open",
  title: "梁与风管碰撞 <at axis 3 & B>",
  priority: "High",
  index: 4,
  labels: ["Steel", "暖通"],
  referenceLinks: ["https://example.com/a?b=1&c=2"],
  createdAt: "2026-03-01T09:00:00+08:00",
  createdBy: "li.na@example.com",
  modifiedAt: "2026-03-02T10:00:00Z",
  modifiedBy: "sofia@example.com",
  dueAt: "2026-03-09T00:00:00Z",
  assignedTo: "wang.qi@example.com",
  stage: "Design",
  description: "First line\nsecond line\twith a tab",
  snippet: {
    type: "JSON",
    isExternal: false,
    reference: "data.json",
    schema: "https://example.com/s",
  },
  documentReferences: [
    {
      guid: "9d3c8b1e-0000-4000-8000-000000000001",
      description: "Code",
      target: { type: "url", url: "https://example.com/code.pdf" },
    },
  ],
  relatedTopics: ["ffffffff-0000-4000-8000-000000000009"],
  files: [
    {
      ifcProject: "0M6o7Znnv7hxsbWgeu7oQq",
      ifcSpatialStructureElement: "",
      isExternal: true,
      fileName: "A.ifc",
      date: "",
      reference: "",
    },
  ],
  comments: [
    {
      guid: "aaaaaaaa-0000-4000-8000-000000000001",
      at: "2026-03-01T09:05:00Z",
      author: "li.na@example.com",
      text: "请核对\n谢谢",
      viewpointGuid: "bbbbbbbb-0000-4000-8000-000000000001",
      modifiedAt: "",
      modifiedBy: "",
      extra: [],
    },
  ],
  viewpoints: [
    {
      guid: "bbbbbbbb-0000-4000-8000-000000000001",
      fileName: null,
      view: null,
      snapshotName: "snapshot.png",
      snapshot: new Uint8Array([1, 2, 3]),
      index: 0,
    },
  ],
  attachments: new Map([["data.json", strToU8("{}")]]),
  extra: [leaf("CostCode", "03-110")],
};
const FILE: BcfFile = {
  version: "3.0",
  project: { id: "p1", name: "North Quay" },
  extensions: {
    ...NO_EXTENSIONS,
    topicTypes: ["Clash"],
    users: ["li.na@example.com"],
    stages: ["Design"],
  },
  documents: [],
  topics: [TOPIC],
  others: new Map([["models/A.ifc", strToU8("ISO-10303-21;")]]),
};

test.each(["2.1", "3.0"] as const)(
  "everything that a topic may say comes back from %s",
  (version) => {
    const result = readBcf(writeBcf(FILE, version, NOON));
    expect(result).toEqual({ ok: true, value: { file: { ...FILE, version }, findings: [] } });
  },
);

test("a document travels in both versions, and a reference leads to it", () => {
  const guid = "cccccccc-0000-4000-8000-000000000001";
  const document = {
    guid,
    fileName: "spec 规格.pdf",
    description: "Spec",
    bytes: strToU8("%PDF-"),
  };
  const reference = { guid: "", description: "Spec", target: { type: "document", guid } } as const;
  const file = {
    ...FILE,
    documents: [document],
    topics: [{ ...TOPIC, documentReferences: [reference] }],
  };
  const later = readBcf(writeBcf(file, "3.0", NOON));
  expect(later.ok && later.value.file.documents).toEqual([document]);
  const earlier = readBcf(writeBcf(file, "2.1", NOON));
  const found = earlier.ok ? earlier.value.file : null;
  expect(found?.documents.map(({ bytes }) => bytes)).toEqual([document.bytes]);
  expect(found?.topics[0]!.documentReferences[0]!.target).toEqual({
    type: "document",
    guid: found!.documents[0]!.guid,
  });
});

test("the same file is written byte for byte the same", () => {
  expect(writeBcf(FILE, "3.0", NOON)).toEqual(writeBcf(FILE, "3.0", NOON));
});

test("a part that is broken or missing is told, and the rest is taken", () => {
  const other = "0c1e2a44-1111-4222-8333-444455557777";
  const markup = `<Markup><Topic Guid="${GUID}"><Title>One</Title></Topic><Viewpoints Guid="v"><Viewpoint>gone.bcfv</Viewpoint><Snapshot>gone.png</Snapshot></Viewpoints></Markup>`;
  const result = readBcf(
    pack({
      "bcf.version": VERSION,
      [`${GUID}/markup.bcf`]: markup,
      [`${other}/markup.bcf`]: "<Markup><Topic",
    }),
  );
  expect(result.ok && result.value.file.topics.map(({ title }) => title)).toEqual(["One"]);
  expect(result.ok && result.value.findings.map(({ code }) => code).toSorted()).toEqual([
    "bcf.missing-file",
    "bcf.missing-file",
    "bcf.unreadable-part",
  ]);
});

test("two topics of one GUID: the first is taken, the second told", () => {
  const markup = (title: string) =>
    `<Markup><Topic Guid="${GUID}"><Title>${title}</Title></Topic></Markup>`;
  const result = readBcf(
    pack({ "bcf.version": VERSION, "a/markup.bcf": markup("One"), "b/markup.bcf": markup("Two") }),
  );
  expect(result.ok && result.value.findings.map(({ code }) => code)).toEqual(["bcf.topic-twice"]);
});

test("what is no BCF file is refused with its code", () => {
  expect(codeOf(strToU8("no archive"))).toBe("import.malformed");
  expect(codeOf(pack({ "a.txt": "" }))).toBe("import.unsupported-format");
  expect(codeOf(pack({ "bcf.version": '<Version VersionId="1.0"/>' }))).toBe(
    "import.unsupported-format",
  );
  expect(codeOf(writeBcf(FILE, "3.0", NOON).subarray(0, 400))).toBe("import.malformed");
  expect(codeOf(writeBcf(FILE, "3.0", NOON), { bytes: 10 })).toBe("import.too-large");
});

test("bombs and declared entities are refused or told, never expanded", () => {
  const bomb = zipSync({
    "bcf.version": strToU8(VERSION),
    "x/big": new Uint8Array(40 * 1024 * 1024),
  });
  expect(codeOf(bomb)).toBe("import.too-large");
  const entity = `<!DOCTYPE m [<!ENTITY a "b">]><Markup><Topic Guid="${GUID}"><Title>&a;</Title></Topic></Markup>`;
  const result = readBcf(pack({ "bcf.version": VERSION, [`${GUID}/markup.bcf`]: entity }));
  expect(result.ok && [result.value.file.topics.length, result.value.findings[0]?.code]).toEqual([
    0,
    "bcf.unreadable-part",
  ]);
});

test("a reference out of the archive leads nowhere, and names are written as plain names", () => {
  const markup = `<Markup><Topic Guid="${GUID}"><Title>T</Title><DocumentReference><ReferencedDocument>../../../etc/passwd</ReferencedDocument></DocumentReference></Topic></Markup>`;
  const result = readBcf(pack({ "bcf.version": VERSION, [`${GUID}/markup.bcf`]: markup }));
  expect(result.ok && result.value.findings.map(({ path }) => path)).toEqual(["etc/passwd"]);
  const odd = { ...TOPIC, viewpoints: [{ ...TOPIC.viewpoints[0]!, snapshotName: "../../x.png" }] };
  const again = readBcf(writeBcf({ ...FILE, topics: [odd] }, "2.1", NOON));
  expect(again.ok && again.value.file.topics[0]!.viewpoints[0]!.snapshotName).toBe("__.._x.png");
});

test("damaged files give an answer, never an exception", () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const rng = seededRng(seed);
  const whole = zipSync(unzipSync(writeBcf(FILE, "3.0", NOON)), { level: 0 });
  for (let round = 0; round < 400; round++) {
    const bytes = whole.slice(0, rng() % 5 === 0 ? rng() % whole.length : whole.length);
    for (let many = 1 + (rng() % 6); many > 0 && bytes.length > 0; many--)
      bytes[rng() % bytes.length] = rng() & 255;
    expect(() => readBcf(bytes), `SEED=${seed} round ${round}`).not.toThrow();
  }
});
