import { MantineProvider, localStorageColorSchemeManager } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { RouterProvider } from "react-router";
import { CommandRegistry } from "../platform/commands/command-registry.ts";
import { CommandContext } from "../platform/commands/use-commands.ts";
import { mantineTheme } from "../ui/theme/mantine-theme.ts";
import { Toaster } from "../ui/toaster.tsx";
import { createQueryClient } from "./query-client.ts";
import type { createRouter } from "./routes.tsx";

const colorSchemes = localStorageColorSchemeManager({ key: "parley.theme" });

export function App({ router }: { readonly router: ReturnType<typeof createRouter> }) {
  const [queries] = useState(createQueryClient);
  const [commands] = useState(() => new CommandRegistry());
  return (
    // Variables come from tokens.css: the style elements that Mantine would add break the content security policy.
    <MantineProvider
      theme={mantineTheme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <CommandContext value={commands}>
          <RouterProvider router={router} />
          <Toaster />
        </CommandContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
