// Levels of administration: which rules and targets speak of which units.
import type { UnitType } from "../domain/unit.ts";

/** `so` is a province's department; `huyen` ended on 30/6/2025. */
export const LEVELS = ["tinh", "so", "huyen", "xa"] as const;
export type Level = (typeof LEVELS)[number];

const LEVEL_OF: Readonly<Record<Exclude<UnitType, "thành phố">, Level>> = {
  tỉnh: "tinh",
  sở: "so",
  huyện: "huyen",
  quận: "huyen",
  "thị xã": "huyen",
  xã: "xa",
  phường: "xa",
  "thị trấn": "xa",
  "đặc khu": "xa",
};

/** A city is of the province's level unless it lies inside a province, as cities did before 1/7/2025. */
export const levelOf = (type: UnitType, parentType: UnitType | null): Level => {
  if (type !== "thành phố") return LEVEL_OF[type];
  return parentType === "tỉnh" || parentType === "thành phố" ? "huyen" : "tinh";
};
