import { useEffect, useState } from "react";

const dayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(Date.now());

/** The project's own day, `YYYY-MM-DD`: it turns at midnight of the site, wherever one sits. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dayIn(timeZone));
  useEffect(() => {
    const look = (): void => setToday(dayIn(timeZone));
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}
