import { expect, test } from "vitest";
import { agendaOfText, isMeetingLink } from "./agenda-text.ts";

test("each line is a step; a number at its end is its minutes", () => {
  expect(
    agendaOfText("Look back 10\n\n向前看六周 20分钟\nRisks, 15 min\nLevel 4\nAnything else"),
  ).toEqual([
    { title: "Look back", minutes: 10 },
    { title: "向前看六周", minutes: 20 },
    { title: "Risks", minutes: 15 },
    { title: "Level", minutes: 4 },
    { title: "Anything else", minutes: 0 },
  ]);
  expect(agendaOfText("90")).toEqual([{ title: "90", minutes: 0 }]);
});

test("a meeting is linked by https, and by nothing that carries a password", () => {
  expect(isMeetingLink("https://meeting.tencent.com/p/1?pwd=x")).toBe(true);
  for (const link of ["http://zoom.us/j/1", "javascript:alert(1)", "https://a:b@zoom.us", "zoom"])
    expect(isMeetingLink(link)).toBe(false);
});
