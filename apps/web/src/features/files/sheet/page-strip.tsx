import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { SheetView } from "./sheet-view.ts";
import styles from "./sheet.module.css";

const WIDTH = 112;

/** Every page in small; those that come into sight are drawn. */
export function PageStrip({ view, found }: { view: SheetView; found: ReadonlySet<number> }) {
  const { t } = useTranslation("files");
  const shown = useSyncExternalStore(view.shown.subscribe, view.shown.get);
  const list = useRef<HTMLOListElement>(null);
  const page = shown?.page ?? 0;
  useEffect(() => {
    list.current?.children[page]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [page]);
  return (
    <nav className={styles.strip} aria-label={t("sheet.pages")}>
      <ol ref={list}>
        {Array.from({ length: view.file.pageCount }, (_, index) => (
          <li key={index}>
            <button
              type="button"
              className={styles.thumb}
              aria-current={index === page ? "page" : undefined}
              aria-label={t("sheet.page", { page: index + 1 })}
              data-found={found.has(index)}
              onClick={() => void view.open(index)}
            >
              <Thumbnail view={view} page={index} />
              <span>{index + 1}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Thumbnail({ view, page }: { view: SheetView; page: number }) {
  const holder = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = holder.current!;
    const end = new AbortController();
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      view.tiles.thumbnail(page, WIDTH * Math.min(2, devicePixelRatio), end.signal).then(
        (canvas) => element.replaceChildren(canvas),
        () => undefined, // a page that cannot be drawn says so where it is opened
      );
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      end.abort();
    };
  }, [view, page]);
  return <span ref={holder} className={styles.thumbPicture} />;
}
