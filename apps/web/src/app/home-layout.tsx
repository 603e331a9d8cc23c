import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet } from "react-router";
import { useSignedIn } from "../platform/api/session-api.ts";
import { Logo } from "../ui/logo.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { HeaderTools } from "./header-tools.tsx";
import { SkipLink } from "./skip-link.tsx";
import styles from "./frame.module.css";

/** The frame of the pages that belong to no project. */
export function HomeLayout() {
  const { t } = useTranslation("app");
  const { user } = useSignedIn();
  return (
    <div className={styles.app}>
      <SkipLink />
      <header className={styles.top}>
        <Link to="/" className={styles.home}>
          <Logo />
          <span>{t("name")}</span>
        </Link>
        <nav className={styles.tabs} aria-label={t("sections")}>
          <NavLink to="/" end>
            {t("nav.projects")}
          </NavLink>
          <NavLink to="/portfolio">{t("nav.portfolio")}</NavLink>
          <NavLink to="/organisation">{t("nav.organisation")}</NavLink>
        </nav>
        <span className={styles.space} />
        <HeaderTools colour={null} userName={user.name} />
      </header>
      <main id="main" className={styles.page} tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar projectId={null} />
    </div>
  );
}
