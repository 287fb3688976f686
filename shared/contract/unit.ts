// Schemas of units: the tree on a day, one unit through time, and the import of a list.
import * as z from "zod";
import { UNIT_TYPES } from "../domain/unit.ts";

export const UNITS_MAX_MIB = 4;

const successorSchema = z.strictObject({
  unit: z.string(),
  share: z
    .union([z.strictObject({ numerator: z.int(), denominator: z.int() }), z.null()])
    .meta({ description: "Phần kế thừa; null: chưa khai / null: not stated" }),
});

const unitSchema = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    type: z.enum(UNIT_TYPES),
    parent: z.union([z.string(), z.null()]),
    validFrom: z.string(),
    validTo: z.union([z.string(), z.null()]).meta({ description: "Ngày cuối còn hiệu lực / last day in force" }),
    successors: z.array(successorSchema),
    reports: z
      .boolean()
      .meta({ description: "Vẫn phải gửi số dù có đơn vị cấp dưới / reports although it has children" }),
  })
  .meta({ id: "Unit" });

export const unitsAnswerSchema = z.strictObject({ units: z.array(unitSchema) }).meta({ id: "Units" });

export const unitAnswerSchema = z
  .strictObject({
    code: z.string(),
    versions: z.array(unitSchema),
    predecessors: z.array(z.string()),
  })
  .meta({ id: "UnitHistory" });

export const conflictSchema = z
  .strictObject({
    line: z.union([z.int(), z.null()]).meta({ description: "Dòng của tệp; null: đơn vị đã lưu / null: a stored unit" }),
    code: z.union([z.string(), z.null()]).meta({ description: "Mã đơn vị / unit code" }),
    fault: z.string().meta({ description: "Mã của chỗ sai / code of the fault" }),
    what: z.string(),
    remedy: z.string(),
  })
  .meta({ id: "UnitConflict" });

const importChangeSchema = z
  .strictObject({
    line: z.union([z.int(), z.null()]),
    code: z.string(),
    name: z.string(),
    validFrom: z.string(),
    change: z.enum(["added", "changed"]),
    columns: z.array(z.string()).meta({ description: "Cột thay đổi / columns that differ" }),
  })
  .meta({ id: "UnitImportChange" });

export const importAnswerSchema = z
  .strictObject({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    conflicts: z.array(conflictSchema),
    changes: z
      .array(importChangeSchema)
      .optional()
      .meta({ description: "Từng dòng, khi hỏi detail=1 / line by line, with detail=1" }),
  })
  .meta({ id: "UnitImport" });
