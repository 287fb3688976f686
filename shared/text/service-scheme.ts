// How people are told which names of online services a report uses.
import type { Scheme } from "../domain/snapshot.ts";

export const SCHEME_TEXT: Readonly<Record<Scheme, string>> = {
  ND42: "Một phần, toàn trình",
  LEVEL4: "Mức độ 3, mức độ 4",
};
