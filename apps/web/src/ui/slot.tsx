import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

/** Places of the frame that the page inside fills: the facts of the title block, tools beside the tabs. */
export type SlotName = "title-block" | "title-block-end" | "header-tools";

type Slots = {
  readonly elements: Readonly<Partial<Record<SlotName, HTMLElement | null>>>;
  readonly place: (name: SlotName, element: HTMLElement | null) => void;
};
const SlotContext = createContext<Slots | null>(null);

export function SlotProvider({ children }: { children: ReactNode }) {
  const [elements, setElements] = useState<Slots["elements"]>({});
  const slots = useMemo(
    () => ({
      elements,
      place: (name: SlotName, element: HTMLElement | null) =>
        setElements((old) => (old[name] === element ? old : { ...old, [name]: element })),
    }),
    [elements],
  );
  return <SlotContext value={slots}>{children}</SlotContext>;
}

export function SlotOutlet({
  name,
  className,
}: {
  name: SlotName;
  className?: string | undefined;
}) {
  const place = useContext(SlotContext)?.place;
  const [ref] = useState(() => (element: HTMLElement | null) => place?.(name, element));
  return <span ref={ref} className={className} />;
}

/** Shows its children in the outlet of that name, wherever it stands in the tree. */
export function SlotFill({ name, children }: { name: SlotName; children: ReactNode }) {
  const element = useContext(SlotContext)?.elements[name];
  return element ? createPortal(children, element) : null;
}
