// Which properties split a count into parts, which parts are all of it, and what the whole of such parts is called.
import type { Labels, Quantity } from "./quantities.ts";
import type { Dimension } from "./vocabulary.ts";

export interface Split {
  readonly dimension: Dimension;
  /** Values that together make up the whole; the optional ones may be missing where there are none. */
  readonly complete: readonly (readonly string[])[];
  readonly optional: readonly string[];
  /**
   * `columns`: parts add up by definition (form 06, NĐ 42/2022). `apart`: dossiers that wait or were returned may stand apart.
   * `listed`: only a list says that nothing is missing.
   */
  readonly certainty: "columns" | "apart" | "listed";
  /** Only of dossiers still open, or only of settled ones: "quá hạn" exists in both. */
  readonly among?: "pending" | "settled";
  /** Whether a count can be the whole of such parts where no sign or word ties them together. */
  readonly isWhole: (labels: Labels) => boolean;
}

const isPlain = (labels: Labels): boolean =>
  labels.status === undefined &&
  labels.timing === undefined &&
  labels.channel === undefined &&
  labels.kind === undefined;

const isReceived = (labels: Labels): boolean =>
  isPlain(labels) && (labels.flow === "received" || labels.flow === "total" || labels.flow === "new");

export const SPLITS: readonly Split[] = [
  {
    dimension: "timing",
    complete: [
      ["earlyOrOnTime", "late"],
      ["onTime", "late"],
    ],
    optional: ["early"],
    certainty: "columns",
    among: "settled",
    isWhole: (labels) => labels.timing === undefined && (labels.status === "resolved" || labels.status === "due"),
  },
  {
    dimension: "timing",
    complete: [["inTime", "late"]],
    optional: [],
    certainty: "columns",
    among: "pending",
    isWhole: (labels) => labels.timing === undefined && labels.status === "pending",
  },
  {
    dimension: "channel",
    complete: [
      ["online", "direct"],
      ["online", "directOrPost"],
    ],
    optional: ["post"],
    certainty: "columns",
    isWhole: isReceived,
  },
  {
    dimension: "status",
    complete: [["resolved", "pending"]],
    optional: ["waiting", "returned"],
    certainty: "apart",
    isWhole: (labels) => isReceived(labels) || (labels.status === "open" && labels.timing === undefined),
  },
  {
    dimension: "flow",
    complete: [["new", "carried"]],
    optional: [],
    certainty: "columns",
    isWhole: (labels) =>
      isPlain(labels) && (labels.flow === "total" || labels.flow === "received" || labels.status === "open"),
  },
  {
    dimension: "kind",
    complete: [
      ["partial", "full"],
      ["levelThree", "levelFour"],
    ],
    optional: ["levelTwo"],
    certainty: "columns",
    isWhole: (labels) => labels.kind === undefined && labels.status === undefined && labels.timing === undefined,
  },
  {
    dimension: "activity",
    complete: [["active", "inactive"]],
    optional: [],
    certainty: "columns",
    isWhole: (labels) => labels.activity === undefined,
  },
  {
    dimension: "level",
    // Without districts only where there are none any more; `levelsAreAll` asks for that.
    complete: [
      ["district", "commune"],
      ["department", "commune"],
    ],
    optional: ["department"],
    certainty: "listed",
    isWhole: (labels) => labels.level === undefined || labels.level === "all",
  },
  {
    dimension: "satisfaction",
    complete: [["very", "yes"]],
    optional: ["not", "neutral"],
    certainty: "listed",
    isWhole: (labels) => labels.satisfaction === undefined,
  },
  {
    dimension: "grade",
    complete: [
      ["excellent", "good"],
      ["good", "fair"],
      ["fair", "average"],
      ["good", "average"],
      ["average", "weak"],
    ],
    optional: ["excellent", "good", "fair", "average", "weak"],
    certainty: "listed",
    isWhole: (labels) => labels.grade === undefined,
  },
];

/** Whether the values are all parts of a whole: a complete set, and beside it only optional ones. */
export const isComplete = (split: Split, values: readonly string[]): boolean =>
  split.complete.some(
    (set) =>
      set.every((value) => values.includes(value)) &&
      values.every((value) => set.includes(value) || split.optional.includes(value)),
  );

/** Status that a number stands under although it does not say so: "đang giải quyết 562, quá hạn 6". `all` in order. */
export const isPending = (quantity: Quantity, all: readonly Quantity[]): boolean => {
  if (quantity.labels.status !== undefined) return quantity.labels.status === "pending";
  if (quantity.labels.timing === "inTime") return true;
  if (quantity.labels.timing === undefined) return false;
  for (let order = quantity.order - 1; order >= 0; order -= 1) {
    const before = all[order];
    if (before?.sentence !== quantity.sentence) return false;
    if (before.labels.status !== undefined) return before.labels.status === "pending";
  }
  return false;
};
