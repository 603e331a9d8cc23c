import { useEffect, useState } from "react";
import { localDay } from "../model/lateness.ts";

const MINUTE_MS = 60_000;

/** The site's own day, `YYYY-MM-DD`; turns over at the site's midnight while the board stays open. */
export function useToday(timeZone: string): string {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return localDay(now, timeZone);
}
