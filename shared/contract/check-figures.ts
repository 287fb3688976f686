// Schemas of POST /v1/check/figures: the figures of a report with what is stated beside them, and what does not add up.
import * as z from "zod";
import { changeFromText, percentFromText } from "../checking/figures/stated.ts";
import { FIGURES } from "../domain/figure.ts";
import { FORM_DEFAULT } from "../domain/form.ts";
import { SCHEMES } from "../domain/snapshot.ts";
import { LEVELS } from "../rules/level.ts";
import { RATES } from "../rules/rates.ts";
import type { OutputOf } from "./output.ts";
import { byCode, figuresSchema, findingSchema, SECTORS_MAX, sectorLineSchema } from "./snapshot.ts";

export const CHECK_FIGURES_MAX_MIB = 2;

const shortText = z.string().trim().min(1).max(200);
const periodText = shortText.meta({ examples: ["Quý I/2023"] });

const PERCENT_WRONG =
  'Phải là một tỷ lệ phần trăm từ 0 trở lên: "21,5%", "khoảng 17%", 21.5 hoặc {"value": 21.5, "digits": 1}.';

const percentSchema = z
  .union(
    [
      z
        .string()
        .max(100)
        .refine((text) => percentFromText(text) !== null),
      z.number().min(0),
      z.strictObject({ value: z.number().min(0), digits: z.int().min(0).max(6) }),
    ],
    PERCENT_WRONG,
  )
  .meta({
    id: "StatedPercent",
    description:
      "Tỷ lệ đã ghi: chữ như bài ghi, số điểm phần trăm, hoặc số với số chữ số thập phân / as written, in percentage points, or points with their decimals",
    examples: ["21,5%"],
  });

const percentagesSchema = byCode(RATES, () => percentSchema).meta({ id: "StatedPercents" });

const CHANGE_WRONG = 'Phải là một mức tăng, giảm: số có dấu, hoặc chữ như "giảm 16,3", "tăng 12,5%".';

const changeSchema = z
  .union(
    [
      z.number(),
      z
        .string()
        .max(200)
        .refine((text) => changeFromText(text) !== null),
    ],
    CHANGE_WRONG,
  )
  .meta({ id: "StatedChange" });

const level = z.enum(LEVELS).meta({ description: "Cấp hành chính / level of administration" });

export const checkFiguresRequestSchema = z
  .strictObject({
    figures: figuresSchema,
    period: periodText.optional().meta({
      description:
        "Kỳ của số liệu, như người dùng viết hoặc mã chuẩn / period of the figures, as people write it or its canonical key",
    }),
    form: z.string().min(1).default(FORM_DEFAULT).meta({ description: "Biểu / form" }),
    previous: figuresSchema.optional().meta({ description: "Số liệu kỳ trước / figures of the period before" }),
    previousPeriod: periodText
      .optional()
      .meta({ description: "Kỳ của previous, nếu bài có ghi / the period of `previous`, where it is stated" }),
    unit: shortText.optional().meta({
      description:
        "Mã đơn vị: áp dụng mức độ cơ quan đã đặt, khi có mã truy cập; bỏ trống là đơn vị của mã truy cập / unit code: with a token the severities set for it apply; absent: the token's unit",
    }),
    level: level.optional(),
    scheme: z.enum(SCHEMES).optional().meta({
      description: "Cách gọi mức độ trong nguồn / naming of service levels in the source",
    }),
    asOf: z.iso
      .date("Phải là ngày dạng 2025-06-30.")
      .optional()
      .meta({ description: "Ngày lấy số liệu; bỏ trống là hôm nay / the day of the figures; absent: today" }),
    percentages: percentagesSchema.optional().meta({
      description: "Tỷ lệ đã ghi bên cạnh số liệu, theo mã tỷ lệ / rates as stated beside the figures, by code",
    }),
    also: z
      .array(
        z.strictObject({ figure: z.enum(FIGURES.map((figure) => figure.code as string)), value: z.number().min(0) }),
      )
      .max(100)
      .optional()
      .meta({
        description: "Số liệu được ghi thêm một lần nữa với giá trị khác / figures given a second time",
        examples: [[{ figure: "DVC_CUNG_CAP", value: 259 }]],
      }),
    lines: z.array(sectorLineSchema).max(SECTORS_MAX).optional().meta({
      description: "Số liệu theo lĩnh vực / figures by sector",
    }),
    children: z
      .array(
        z.strictObject({
          name: shortText,
          level: level.optional(),
          figures: figuresSchema,
          percentages: percentagesSchema.optional(),
        }),
      )
      .max(1000)
      .optional()
      .meta({
        description:
          "Mọi phần của đơn vị, cộng lại là cả đơn vị / all parts of the unit, which make up the whole of it",
      }),
    forms: z
      .array(z.strictObject({ form: shortText, figures: figuresSchema }))
      .max(50)
      .optional()
      .meta({ description: "Cùng đơn vị và kỳ trong biểu khác / the same unit and period in other forms" }),
    history: z
      .array(z.strictObject({ period: periodText, figures: figuresSchema }))
      .max(200)
      .optional()
      .meta({
        description:
          "Các kỳ trước của chính đơn vị; từ 5 kỳ cùng loại trở lên thì soát số khác hẳn / earlier periods of the unit; from five of its kind on, outliers are looked for",
      }),
    changes: z
      .partialRecord(z.enum([...FIGURES, ...RATES].map((figure) => figure.code as string)), changeSchema)
      .optional()
      .meta({
        description:
          "Mức tăng, giảm đã ghi so với previous, theo mã số liệu hoặc mã tỷ lệ (tỷ lệ tính bằng điểm phần trăm) / changes as stated, by figure or rate (of rates in points)",
        examples: [{ DIEM_TONG: "giảm 16,3 điểm" }],
      }),
    targets: byCode(RATES, () => percentSchema)
      .optional()
      .meta({ description: "Chỉ tiêu phải đạt, theo mã tỷ lệ / percentages to reach, by code" }),
  })
  .meta({ id: "CheckFiguresRequest" });

export type CheckFiguresRequest = OutputOf<typeof checkFiguresRequestSchema>;

export const checkFiguresAnswerSchema = z
  .strictObject({ findings: z.array(findingSchema) })
  .meta({ id: "CheckFiguresAnswer" });
