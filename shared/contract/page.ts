// Parameters of lists that are answered page by page: how many entries, and where to go on.
import * as z from "zod";

const PAGE_USUAL = 100;

/** `most`: entries of one page at most, below 10.000. */
export const pageParam = (most: number) => {
  const wrong = `Phải là số nguyên từ 1 đến ${most}.`;
  return z
    .string()
    .regex(/^[1-9]\d{0,3}$/, wrong)
    .transform(Number)
    .refine((limit) => limit <= most, wrong)
    .default(PAGE_USUAL)
    .meta({ description: "Số dòng một trang / entries of a page", examples: [String(PAGE_USUAL)] });
};

export const cursorParam = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "`next` của trang trước / `next` of the page before" });
