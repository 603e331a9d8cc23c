import { useEffect, useState } from "react";

const dayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(Date.now());

/** Midnight of the project's own day, `YYYY-MM-DDT00:00`. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dayIn(timeZone));
  useEffect(() => {
    const look = (): void => setToday(dayIn(timeZone));
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return `${today}T00:00`;
}
