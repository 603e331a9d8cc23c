import "@mantine/core/styles.layer.css";
import "./ui/theme/tokens.css";
import "./ui/theme/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { createRouter } from "./app/routes.tsx";
import { dismissFirstRows } from "./platform/first-rows.ts";
import { browserLanguage, initialiseI18n } from "./platform/i18n/i18n.ts";

const container = document.getElementById("root");
if (container === null) throw new Error("index.html has no #root");
// The router asks for the chunks of the page at once: they come beside the words.
const router = createRouter();
// The picture belongs to the place where the page was opened.
const { pathname, search } = location;
router.subscribe(({ location: now }) => {
  if (now.pathname !== pathname || now.search !== search) dismissFirstRows();
});
await initialiseI18n(browserLanguage());
createRoot(container).render(<App router={router} />);
