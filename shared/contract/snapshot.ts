// Schemas of period snapshots: what a unit submits, and what is answered about it.
import * as z from "zod";
import { FIGURES } from "../domain/figure.ts";
import { COUNT_BASES, SCHEMES, SCOPE_BASES, SNAPSHOT_ACTIONS, SNAPSHOT_STATES } from "../domain/snapshot.ts";
import { RATES } from "../rules/rates.ts";
import { ruleSetVersionSchema } from "./compute.ts";
import type { OutputOf } from "./output.ts";
import { scoreReceiptSchema } from "./score-receipt.ts";

export const SNAPSHOT_MAX_MIB = 1;
export const SECTORS_MAX = 300;

const COUNT_WRONG = "Phải là số nguyên từ 0 trở lên (viết 20757, không viết 20.757); chưa có số thì ghi rõ trạng thái.";
const count = z.int(COUNT_WRONG).min(0, COUNT_WRONG);

const figureEntry = z
  .union([count, z.strictObject({ state: z.enum(["not_applicable", "not_provided"]) })], COUNT_WRONG)
  .meta({
    id: "Figure",
    description: "Số đếm, hoặc vì sao không có / a count, or why there is none",
    examples: [4840],
  });

const AMOUNT_WRONG = "Phải là số từ 0 trở lên; chưa có số thì ghi rõ trạng thái.";

/** Days and published points: the figures that are not counted in whole things. */
const amountEntry = z
  .union(
    [
      z.number(AMOUNT_WRONG).min(0, AMOUNT_WRONG).max(Number.MAX_SAFE_INTEGER, AMOUNT_WRONG),
      z.strictObject({ state: z.enum(["not_applicable", "not_provided"]) }),
    ],
    AMOUNT_WRONG,
  )
  .meta({
    id: "Amount",
    description: "Số ngày hoặc điểm, có thể lẻ / days or points, possibly with decimals",
    examples: [7.8],
  });

interface Named {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

/** An object that may have one entry for each code and nothing else. */
export const byCode = <Definition extends Named, Entry extends z.ZodType>(
  definitions: readonly Definition[],
  entryOf: (definition: Definition) => Entry,
) =>
  z.strictObject(
    Object.fromEntries(
      definitions.map((definition) => [
        definition.code,
        entryOf(definition)
          .optional()
          .meta({ description: `${definition.name} / ${definition.nameEn}` }),
      ]),
    ),
  );

export const figuresSchema = byCode(FIGURES, (figure) => (figure.whole ? figureEntry : amountEntry)).meta({
  id: "Figures",
});

const rateSchema = z
  .strictObject({ numerator: z.number(), denominator: z.number(), rate: z.union([z.number(), z.null()]) })
  .meta({
    id: "Rate",
    description: "Tử số, mẫu số và thương; null khi mẫu số bằng 0 / null where the denominator is 0",
  });

export const ratesSchema = byCode(RATES, () => rateSchema).meta({ id: "Rates" });

export const proposalSchema = z.strictObject({ text: z.string(), reason: z.string() }).meta({
  id: "Proposal",
  description: "Đề nghị kèm lý do; bản gốc giữ nguyên / a proposal with its reason; the original stays",
});

export const findingSchema = z
  .strictObject({
    severity: z.enum(["E", "W", "I"]).meta({ description: "Lỗi, Cảnh báo, Lưu ý / error, warning, information" }),
    code: z.string(),
    at: z.string(),
    stated: z.union([z.string(), z.number(), z.null()]),
    recomputed: z.union([z.string(), z.number(), z.null()]),
    message: z.string(),
    proposal: proposalSchema.optional(),
  })
  .meta({ id: "Finding" });

export const shortText = z.string().min(1).max(200);
export const longText = z.string().min(1).max(4000);

export const sectorLineSchema = z.strictObject({ sector: shortText, figures: figuresSchema });

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Body of a submission. Its canonical JSON is the content that is hashed and never changes. */
export const snapshotBodySchema = z
  .strictObject({
    figures: figuresSchema.refine((figures) => Object.keys(figures).length > 0, "Cần ít nhất một số liệu."),
    scopeBasis: z.enum(SCOPE_BASES).meta({
      description: "Số của riêng đơn vị, hay gồm cả cấp dưới / own counts, or with those of the units below",
    }),
    scheme: z.enum(SCHEMES).meta({
      description: "Cách gọi mức độ trong nguồn: mức độ 3, 4 hay một phần, toàn trình / naming of service levels",
    }),
    countBasis: z.enum(COUNT_BASES).optional(),
    lines: z
      .array(sectorLineSchema)
      .max(SECTORS_MAX)
      .optional()
      .meta({ description: "Số liệu theo lĩnh vực / figures by sector" }),
    note: longText.optional(),
    explain: z
      .record(z.string().regex(/^[A-Z0-9_]{1,40}$/, "Phải là mã của một lỗi, ví dụ NUM_GT_DEN."), longText)
      .optional()
      .meta({ description: "Giải trình cho từng mã lỗi / a reason for each code of an error" }),
    source: z
      .strictObject({ system: shortText.optional(), extractedAt: shortText.optional(), file: shortText.optional() })
      .optional(),
    onBehalf: z.boolean().optional().meta({ description: "Gửi thay đơn vị cấp dưới / sent for a unit below" }),
    documentNo: shortText.optional(),
    documentDate: z.string().regex(DAY, "Phải là ngày dạng 2023-06-30.").optional(),
    preparedBy: shortText.optional(),
    approvedBy: shortText.optional(),
  })
  .meta({ id: "SnapshotBody" });

export type SnapshotBody = OutputOf<typeof snapshotBodySchema>;

const receiptSchema = z
  .strictObject({
    hash: z.string().meta({ description: "SHA-256 của nội dung dạng chuẩn / of the canonical JSON of the body" }),
    core: z.string(),
    rulesets: z.array(ruleSetVersionSchema),
    auditHead: z.string().meta({ description: "Đầu chuỗi nhật ký của đơn vị / head of the unit's audit chain" }),
  })
  .meta({ id: "Receipt" });

const place = {
  unit: z.string(),
  period: z.string().meta({ description: "Mã kỳ chuẩn / canonical key", examples: ["nd09:2023-06"] }),
  form: z.string(),
};

const lateness = {
  late: z.boolean().meta({ description: "Lần gửi đầu sau hạn / first submitted after the deadline" }),
  deadline: z
    .union([
      z.strictObject({
        due: z
          .string()
          .meta({ description: "Ngày cuối còn đúng hạn / the last day in time", examples: ["2023-07-05"] }),
        workingDaysLate: z.int(),
        message: z.string().meta({ examples: ["Gửi chậm 2 ngày làm việc"] }),
      }),
      z.null(),
    ])
    .meta({ description: "null: chưa cơ quan nào khai hạn gửi / no office set a deadline" }),
};

export const snapshotAnswerSchema = z
  .strictObject({
    ...place,
    revision: z.int(),
    state: z.enum(SNAPSHOT_STATES),
    figures: figuresSchema,
    rates: ratesSchema,
    findings: z.array(findingSchema),
    provisional: z.boolean(),
    ...lateness,
    submittedAt: z.string(),
    receipt: receiptSchema,
  })
  .meta({ id: "Snapshot" });

export const dryRunAnswerSchema = z
  .strictObject({
    ...place,
    figures: figuresSchema,
    rates: ratesSchema,
    findings: z.array(findingSchema),
    provisional: z.boolean(),
    ...lateness,
    accepted: z.boolean().meta({ description: "Gửi thật thì có được nhận không / whether it would be stored" }),
    obstacle: z
      .union([z.strictObject({ code: z.string(), detail: z.string() }), z.null()])
      .meta({ description: "Vì sao chưa được nhận / why it would not" }),
  })
  .meta({ id: "DryRun" });

export const actorSchema = z.strictObject({
  unit: z.union([z.string(), z.null()]).meta({ description: "Đơn vị của mã truy cập / unit of the token" }),
  label: z.string().meta({ description: "Tên của mã truy cập / what the token is called" }),
});

export const eventSchema = z
  .strictObject({
    sequence: z.int(),
    revision: z.int(),
    at: z.string(),
    action: z.enum([...SNAPSHOT_ACTIONS, "nop", "dinh_chinh"]),
    state: z.enum(SNAPSHOT_STATES).meta({ description: "Trạng thái sau đó / the state after it" }),
    reason: z.union([z.string(), z.null()]),
    documentNo: z.union([z.string(), z.null()]),
    actor: actorSchema,
    auditHash: z
      .union([z.string(), z.null()])
      .meta({ description: "Mã của dòng nhật ký / hash of its entry in the unit's audit chain" }),
  })
  .meta({ id: "SnapshotEvent" });

export const revisionsAnswerSchema = z
  .strictObject({
    revisions: z.array(
      z.strictObject({
        revision: z.int(),
        state: z.enum(SNAPSHOT_STATES).meta({ description: "Trạng thái sau cùng của lần gửi này / its last state" }),
        lockNumber: z
          .union([z.int(), z.null()])
          .meta({ description: "Bản chốt lần mấy; null: chưa từng chốt / which locking it is of" }),
        submittedAt: z.string(),
        onBehalf: z.boolean(),
        content: snapshotBodySchema,
        receipt: receiptSchema,
        events: z.array(eventSchema),
      }),
    ),
  })
  .meta({ id: "Revisions" });

const sideSchema = z.strictObject({
  figures: z.array(z.strictObject({ code: z.string(), name: z.string(), count: z.number() })),
  sum: z.number(),
});

export const receiptAnswerSchema = z
  .strictObject({
    ...place,
    revision: z.int(),
    submittedAt: z.string(),
    content: snapshotBodySchema,
    receipt: receiptSchema,
    rates: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        numerator: sideSchema,
        denominator: sideSchema,
        rate: z.union([z.number(), z.null()]),
        citation: z.string(),
        confidence: z.string().meta({ description: "Mức tin cậy bằng chữ / confidence in words" }),
      }),
    ),
    score: z
      .strictObject({
        steps: z.array(z.string()).meta({ description: "Cách tính tổng điểm, từng nhóm, từng chỉ số / in sentences" }),
        hash: z.string().meta({ description: "SHA-256 của `receipt` dạng chuẩn / of the canonical JSON of `receipt`" }),
        receipt: scoreReceiptSchema,
      })
      .optional()
      .meta({
        description: "Điểm bộ chỉ số; không có khi không số nào được chấm / the score; absent where nothing is scored",
      }),
    audit: z.strictObject({ sequence: z.int(), previousHash: z.string(), hash: z.string() }),
  })
  .meta({ id: "ReceiptAnswer" });
