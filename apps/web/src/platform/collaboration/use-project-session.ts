import { createContext, useContext } from "react";
import type { ProjectSession } from "./project-session.ts";

export const ProjectSessionContext = createContext<ProjectSession | null>(null);

export function useProjectSession(): ProjectSession {
  const session = useContext(ProjectSessionContext);
  if (session === null) throw new Error("Used outside ProjectSessionProvider");
  return session;
}
