// Schemas of everything out and in; the document itself is NDJSON and is described with its endpoint.
import * as z from "zod";

/** Of a document as it is sent, compressed or not. */
export const IMPORT_MAX_MIB = 64;

/** The bytes of a document as they were sent. */
export const documentSchema = z.instanceof(Uint8Array<ArrayBuffer>);

export const importAnswerSchema = z
  .strictObject({
    document: z.string().meta({ description: "Mã băm SHA-256 của tệp / hash of the document" }),
    root: z.string(),
    stored: z.boolean().meta({ description: "Lần này có lưu / something was stored by this request" }),
    lines: z.int().meta({ description: "Số dòng dữ liệu trong tệp / lines of data in the document" }),
    units: z.int().meta({ description: "Số đơn vị có dữ liệu / units whose data it carries" }),
    rows: z.record(z.string(), z.int()).meta({ description: "Số dòng theo loại / lines by kind" }),
    conflicts: z.array(z.strictObject({ unit: z.string(), what: z.string() })),
  })
  .meta({ id: "DataImport" });
