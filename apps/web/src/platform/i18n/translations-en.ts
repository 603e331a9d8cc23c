import { byNamespace } from "./by-namespace.ts";

export const translations = byNamespace(
  import.meta.glob("./locales/en/*.json", { eager: true, import: "default" }),
);
