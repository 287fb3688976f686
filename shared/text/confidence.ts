// How sure a rule is, as people read it.
import type { Confidence } from "../domain/confidence.ts";

/** How sure a rule is, as people read it. */
export const CONFIDENCE_TEXT: Readonly<Record<Confidence, string>> = {
  V: "theo văn bản",
  O: "khớp số công bố",
  D: "nguồn thứ ba",
  K: "chưa kiểm chứng",
  "?": "chưa kiểm chứng",
};
