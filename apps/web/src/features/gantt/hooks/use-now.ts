import { instantOf } from "@parley/schedule/instant.ts";
import { useEffect, useState } from "react";
import { TENTHS_PER_DAY } from "../model/viewport.ts";

function nowIn(timeZone: string): number {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return (instantOf(format.format(Date.now()).replace(" ", "T")) ?? 0) / TENTHS_PER_DAY;
}

/** Days since 1970 by the site's own clock, with fraction; to the minute. */
export function useNow(timeZone: string): number {
  const [now, setNow] = useState(() => nowIn(timeZone));
  useEffect(() => {
    const look = (): void => setNow(nowIn(timeZone));
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return now;
}
