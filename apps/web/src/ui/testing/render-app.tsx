import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { initialiseI18n } from "../../platform/i18n/i18n.ts";
import type { Language } from "../../platform/i18n/language.ts";
import { mantineTheme } from "../theme/mantine-theme.ts";

/** What jsdom lacks and Mantine asks for. */
function completeBrowser(): void {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}

/** Renders as inside the app: theme, language, queries and addresses. */
export async function renderApp(content: ReactNode, language: Language = "en") {
  completeBrowser();
  await initialiseI18n(language);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider theme={mantineTheme} env="test">
      <QueryClientProvider client={client}>
        <MemoryRouter>{content}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
