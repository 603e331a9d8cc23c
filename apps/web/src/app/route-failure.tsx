import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useRouteError } from "react-router";
import { useWithoutFirstRows } from "../platform/first-rows.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { StatusGlyph } from "../ui/status-glyph.tsx";

/** A page that broke, could not be loaded, or was never there. */
export function RouteFailure({ isUnknownPath = false }: { isUnknownPath?: boolean }) {
  const { t } = useTranslation("app");
  const error = useRouteError();
  useWithoutFirstRows();
  if (isUnknownPath) {
    return (
      <main>
        <EmptyState
          isWholePage
          title={t("unknownPage.title")}
          action={
            <Button component={Link} to="/" variant="filled">
              {t("unknownPage.action")}
            </Button>
          }
        >
          {t("unknownPage.text")}
        </EmptyState>
      </main>
    );
  }
  return (
    <main>
      <EmptyState
        isWholePage
        glyph={<StatusGlyph status="late" size={20} />}
        title={t("broken.title")}
        action={
          <Button variant="filled" onClick={() => window.location.reload()}>
            {t("broken.action")}
          </Button>
        }
      >
        {t("broken.text")}
        {error instanceof Error && <code> {error.message}</code>}
      </EmptyState>
    </main>
  );
}
