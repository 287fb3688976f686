// Parameters and problems that several endpoints share.
import * as z from "zod";
import { FORM_DEFAULT } from "../../domain/form.ts";

export const unitParam = z
  .string()
  .min(1)
  .meta({ description: "Mã đơn vị / unit code", examples: ["XUANLOC"] });
/** Without an example: the subtree of the token is what is usually meant. */
export const subtreeParam = z
  .string()
  .min(1)
  .optional()
  .meta({ description: "Đơn vị và mọi đơn vị bên dưới; mặc định: đơn vị của mã / the unit and everything below it" });
export const periodParam = z
  .string()
  .min(1)
  .meta({
    description: "Kỳ báo cáo như người dùng viết, hoặc mã chuẩn / a period as people write it, or its canonical key",
    examples: ["range:2021-12-15..2022-09-12", "Quý I/2023"],
  });
export const formParam = z.string().min(1).default(FORM_DEFAULT).meta({ description: "Biểu / form" });
export const dayParam = z.iso.date("Phải là ngày dạng 2025-06-30.");
export const dryRunParam = z
  .enum(["0", "1"])
  .default("0")
  .meta({ description: "1: chỉ xét, không lưu / judges and stores nothing" });

export const snapshotPath = z.strictObject({ unit: unitParam, period: periodParam });
export const snapshotQuery = z.strictObject({ form: formParam });

export const periodProblems = [
  "PERIOD_UNREADABLE",
  "PERIOD_YEAR_MISSING",
  "PERIOD_DATE_INVALID",
  "PERIOD_REVERSED",
  "PERIOD_AMBIGUOUS",
] as const;
export const placeProblems = ["UNIT_CODE_INVALID", "UNIT_UNKNOWN", "FORM_UNKNOWN", ...periodProblems] as const;
