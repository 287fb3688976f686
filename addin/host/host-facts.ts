// What the pane runs in, for the check of the add-in: Excel with its version and what it supports, or the browser.
import type { HostKind } from "./host.ts";

export type HostFact = readonly [name: string, fact: string];

interface RequirementSet {
  readonly name: string;
  readonly newest: number;
  /** The oldest that the add-in needs. */
  readonly needed: number;
}

/** Minor versions of 1.x that are asked for. */
const SETS: readonly RequirementSet[] = [
  { name: "ExcelApi", newest: 20, needed: 9 },
  { name: "CustomFunctionsRuntime", newest: 5, needed: 1 },
  { name: "SharedRuntime", newest: 2, needed: 1 },
];

const newestOf = ({ name, newest }: RequirementSet): number | null => {
  for (let minor = newest; minor >= 1; minor -= 1) {
    if (Office.context.requirements.isSetSupported(name, `1.${minor}`)) return minor;
  }
  return null;
};

const excelFacts = (): readonly HostFact[] => {
  const { host, platform, version } = Office.context.diagnostics;
  return [
    ["Chương trình", `${host} ${version} (${platform})`],
    ...SETS.map((set): HostFact => {
      const minor = newestOf(set);
      return [set.name, minor === null ? "không có" : `1.${minor}`];
    }),
  ];
};

/** Requirement sets that the add-in needs and this Excel lacks; none outside of Excel. */
export const missingSets = (kind: HostKind): readonly string[] => {
  if (kind !== "excel" || typeof Office === "undefined") return [];
  return SETS.filter((set) => (newestOf(set) ?? 0) < set.needed).map(({ name, needed }) => `${name} 1.${needed}`);
};

export const hostFacts = (kind: HostKind): readonly HostFact[] => {
  const browser: HostFact = ["Trình duyệt", navigator.userAgent];
  return kind === "excel" && typeof Office !== "undefined" ? [...excelFacts(), browser] : [browser];
};
