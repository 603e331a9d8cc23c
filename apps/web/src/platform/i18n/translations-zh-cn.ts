import { byNamespace } from "./by-namespace.ts";

export const translations = byNamespace(
  import.meta.glob("./locales/zh-CN/*.json", { eager: true, import: "default" }),
);
