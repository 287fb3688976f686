// The workbook in Excel as the bytes of its file, and bytes opened as a workbook of their own.
import { download } from "./download.ts";
import { hasExcelApi, officeRefusal, run } from "./excel-run.ts";
import { HOST_DONE, type HostOutcome, type HostResult, type WorkbookFile } from "./host.ts";

/** Requirement set: a workbook opened from bytes. */
const CREATE_SET = "1.8";
/** The largest that Office hands out at once. */
const SLICE_BYTES = 4_194_304;
const NAME_DEFAULT = "So-tinh.xlsx";

/** Office answers by a callback. */
const answered = <Answer>(call: (callback: (result: Office.AsyncResult<Answer>) => void) => void): Promise<Answer> =>
  new Promise((resolve, reject) =>
    call((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(result.error);
    }),
  );

/** The last part of the workbook's address, as people named it. */
const fileName = (): string => {
  const last = (Office.context.document.url ?? "").split(/[\\/]/u).at(-1) ?? "";
  try {
    return decodeURIComponent(last.split("?")[0] ?? "") || NAME_DEFAULT;
  } catch {
    return last || NAME_DEFAULT;
  }
};

const bytesOf = async (file: Office.File): Promise<Uint8Array> => {
  const bytes = new Uint8Array(file.size);
  let filled = 0;
  for (let index = 0; index < file.sliceCount; index += 1) {
    const slice = await answered<Office.Slice>((callback) => file.getSliceAsync(index, callback));
    bytes.set(slice.data as ArrayLike<number>, filled);
    filled += slice.size;
  }
  return bytes;
};

/** The file as Excel would save it now. Never rejects. */
export const readFile = async (): Promise<HostResult<WorkbookFile>> => {
  try {
    const file = await answered<Office.File>((callback) =>
      Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE_BYTES }, callback),
    );
    try {
      return { ok: true, content: { name: fileName(), bytes: await bytesOf(file) } };
    } finally {
      // Office keeps two files open at most.
      file.closeAsync();
    }
  } catch (error) {
    return officeRefusal(error);
  }
};

const PIECE = 0x8000;

const base64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
};

/** A new workbook beside this one where Excel can open one, else a download. */
export const openCopy = async (file: WorkbookFile): Promise<HostOutcome> => {
  if (!hasExcelApi(CREATE_SET)) return download(file);
  const opened = await run(async () => {
    await Excel.createWorkbook(base64(file.bytes));
  });
  return opened.ok ? HOST_DONE : download(file);
};
