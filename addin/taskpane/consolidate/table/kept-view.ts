// What the place remembers while other places are shown: where the person is in the table, what is filtered and chosen.
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { createStore, type Store } from "../../../ui/store.ts";
import type { PaneTools } from "../../frame/pane-context.tsx";
import { EVERY_ROW, type Shown, type Wish } from "./unit-rows.ts";

const PARTS = ["table", "files", "reconcile", "insert", "close"] as const;
export type Part = (typeof PARTS)[number];

export interface KeptView {
  readonly part: Part;
  /** What the rest is about: another unit, period or form begins anew. */
  readonly about: string;
  /** Units that were gone down into, below the chosen one. */
  readonly path: readonly UnitCode[];
  /** Unit whose snapshot is looked at. */
  readonly opened: UnitCode | null;
  readonly wish: Wish;
  readonly thresholdTyped: string;
  readonly selected: ReadonlySet<UnitCode>;
  /** Null: as the server ranks. */
  readonly shown: Shown | null;
  /** How far below the top of what is visible the opened unit stood in the table, in pixels. */
  readonly offset: number;
}

const NEW_VIEW: KeptView = {
  part: "table",
  about: "",
  path: [],
  opened: null,
  wish: EVERY_ROW,
  thresholdTyped: "",
  selected: new Set(),
  shown: null,
  offset: 0,
};

/** The same view of another unit, period or form: what was chosen there is chosen no longer, what was filtered stays. */
export const viewAbout = (view: KeptView, about: string): KeptView =>
  view.about === about ? view : { ...view, about, path: [], opened: null, selected: new Set(), offset: 0 };

const views = new WeakMap<PaneTools["session"], Store<KeptView>>();

/** One for each pane. */
export const keptView = ({ session }: Pick<PaneTools, "session">): Store<KeptView> => {
  const known = views.get(session);
  if (known) return known;
  const view = createStore(NEW_VIEW);
  views.set(session, view);
  return view;
};
