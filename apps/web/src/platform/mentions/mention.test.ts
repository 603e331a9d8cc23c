import { expect, test } from "vitest";
import { hideMentions, showMentions } from "./mention-text.ts";
import { commentParts, matchPeople, mentionQuery, writeMention } from "./mention.ts";

const id = "0198c0de-0000-7000-8000-000000000001";

test("a mention, a link and the text around them are told apart", () => {
  expect(commentParts(`请@[李娜](${id})看 https://a.example/x?y=1，谢谢`)).toEqual([
    { kind: "text", text: "请" },
    { kind: "mention", name: "李娜", userId: id },
    { kind: "text", text: "看 " },
    { kind: "link", href: "https://a.example/x?y=1" },
    { kind: "text", text: "，谢谢" },
  ]);
});

test("what only looks like a mention or a link stays text", () => {
  const body = "mail a@b.example @[no one](1) @[](x) javascript:alert(1)";
  expect(commentParts(body)).toEqual([{ kind: "text", text: body }]);
  expect(commentParts("")).toEqual([]);
});

test("a written mention is read back, whatever the name holds", () => {
  for (const name of ["李娜", "Ann (site)", "a]b\nc"]) {
    const [part] = commentParts(writeMention(name, id));
    expect(part).toMatchObject({ kind: "mention", userId: id });
  }
});

test("an @ that begins a word opens the picker", () => {
  expect(mentionQuery("hello @li", 9)).toEqual({ from: 6, query: "li" });
  expect(mentionQuery("请@李", 3)).toEqual({ from: 1, query: "李" });
  expect(mentionQuery("@", 1)).toEqual({ from: 0, query: "" });
  expect(mentionQuery("a@b.example", 11)).toBeNull();
  expect(mentionQuery("@li\n", 4)).toBeNull();
  expect(mentionQuery(writeMention("李娜", id), 50)).toBeNull();
});

test("people whose name begins with the query come first", () => {
  const people = [{ name: "Ann Li" }, { name: "Li Na" }, { name: "Bo" }];
  expect(matchPeople(people, "li").map((person) => person.name)).toEqual(["Li Na", "Ann Li"]);
});

test("a comment is edited with its mentions as names, and keeps whom they mean", () => {
  const other = "0198c0de-0000-7000-8000-000000000002";
  const body = `${writeMention("Li", id)}, ask ${writeMention("Li Na", other)} or @nobody`;
  const { text, named } = showMentions(body);
  expect(text).toBe("@Li, ask @Li Na or @nobody");
  expect(hideMentions(text, named, writeMention)).toBe(body);
  expect(hideMentions("", named, writeMention)).toBe("");
});
