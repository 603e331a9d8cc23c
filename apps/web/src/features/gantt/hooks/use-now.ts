import { useEffect, useState } from "react";
import { projectNow } from "../../../platform/calendar/project-now.ts";

/** Days since 1970 by the site's own clock, with fraction; to the minute. */
export function useNow(timeZone: string): number {
  const [now, setNow] = useState(() => projectNow(timeZone, Date.now()));
  useEffect(() => {
    const look = (): void => setNow(projectNow(timeZone, Date.now()));
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return now;
}
