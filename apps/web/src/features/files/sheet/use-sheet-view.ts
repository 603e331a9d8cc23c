import { useEffect, useState } from "react";
import { openSheetFile } from "../../../platform/sheets/open-sheet-file.ts";
import { SheetView } from "./sheet-view.ts";

type Opened =
  | { readonly state: "opening" }
  | { readonly state: "open"; readonly view: SheetView }
  | { readonly state: "failed"; readonly error: unknown };

/** A file on the screen, closed with the component; another file is another component (`key`). */
export function useSheetView(url: string, mediaType: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: "opening" });
  useEffect(() => {
    let view: SheetView | null = null;
    let isGone = false;
    openSheetFile(url, mediaType).then(
      async (file) => {
        if (isGone) return file.close();
        view = new SheetView(file);
        await view.open(0);
        if (!isGone) setOpened({ state: "open", view });
      },
      (error: unknown) => {
        if (!isGone) setOpened({ state: "failed", error });
      },
    );
    return () => {
      isGone = true;
      view?.close();
    };
  }, [url, mediaType]);
  return opened;
}
