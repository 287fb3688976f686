// What is refused where a list is asked to go on from a place that it never gave.
import { refuse } from "../../shared/domain/problem.ts";
import type { Refusal } from "./problem.ts";

export const INVALID_CURSOR: Refusal = {
  ...refuse("INVALID_REQUEST", { count: 1 }),
  errors: [{ path: "cursor", message: "Phải là `next` của lần trước." }],
};
