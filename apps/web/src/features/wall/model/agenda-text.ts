const MINUTES = /^(.*?)[\s,，;；:：]+(\d{1,3})\s*(?:min|mins|minutes|'|分|分钟)?$/iu;
const LINES = 40;
const TITLE = 200;

/** `Look ahead 20` is a step and its minutes; without a number a step is open-ended. */
export function agendaOfText(
  text: string,
): readonly { readonly title: string; readonly minutes: number }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, LINES)
    .map((line) => {
      const match = MINUTES.exec(line);
      const title = (match?.[1] ?? "") === "" ? line : match![1]!;
      const minutes = title === line ? 0 : Math.min(480, Number(match![2]));
      return { title: title.slice(0, TITLE), minutes };
    });
}

/** Only https, and no password on its way: what the server takes. */
export function isMeetingLink(link: string): boolean {
  try {
    const { protocol, username, password } = new URL(link);
    return protocol === "https:" && username === "" && password === "" && link.length <= 2_000;
  } catch {
    return false;
  }
}
