// Sentences of the web workbook about files: what was opened, what this page does not show, what is kept in the browser.
import { numberText } from "./format.ts";

/** Parts of a file that the web workbook does not show. */
const LEFT_OUT_PARTS = [
  "charts",
  "images",
  "pivots",
  "macros",
  "conditionalFormats",
  "validations",
  "comments",
  "links",
  "tables",
  "shapes",
  "slicers",
  "protection",
  "richTexts",
  "otherFileFormulas",
  "tableFormulas",
] as const;

export type LeftOutPart = (typeof LEFT_OUT_PARTS)[number];

export type LeftOut = Readonly<Partial<Record<LeftOutPart, number>>>;

const PART_WORDS: Readonly<Record<LeftOutPart, (count: number) => string>> = {
  charts: (count) => `${numberText(count)} biểu đồ`,
  images: (count) => `${numberText(count)} ảnh`,
  pivots: (count) => `${numberText(count)} bảng tổng hợp PivotTable`,
  macros: () => "macro",
  conditionalFormats: (count) => `${numberText(count)} định dạng có điều kiện`,
  validations: (count) => `${numberText(count)} quy tắc kiểm tra dữ liệu nhập`,
  comments: (count) => `${numberText(count)} ghi chú của ô`,
  links: (count) => `${numberText(count)} liên kết`,
  tables: (count) => `${numberText(count)} bảng có bộ lọc`,
  shapes: (count) => `${numberText(count)} hình vẽ hoặc hộp chữ`,
  slicers: (count) => `${numberText(count)} bộ lọc rời (slicer, timeline)`,
  protection: () => "khóa bảo vệ trang tính",
  richTexts: (count) => `${numberText(count)} ô có nhiều kiểu chữ (giữ chữ, còn một kiểu)`,
  otherFileFormulas: (count) => `${numberText(count)} công thức lấy số từ tệp khác (giữ kết quả, bỏ công thức)`,
  tableFormulas: (count) => `${numberText(count)} công thức theo tên cột của bảng (giữ kết quả, bỏ công thức)`,
};

/** Parts that go over into the saved file as they were. */
const CARRIED: ReadonlySet<LeftOutPart> = new Set<LeftOutPart>([
  "charts",
  "images",
  "conditionalFormats",
  "validations",
  "comments",
  "links",
  "tables",
  "shapes",
]);

/**
 * What was found in a file that the page does not draw, and what becomes of it; null for nothing.
 * @param isCarried whether the file is one whose parts go over into the saved one
 */
export const leftOutText = (leftOut: LeftOut, isCarried = false): string | null => {
  const wordsOf = (isKept: boolean): string =>
    LEFT_OUT_PARTS.filter((part) => (isCarried && CARRIED.has(part)) === isKept)
      .flatMap((part) => {
        const count = leftOut[part] ?? 0;
        return count > 0 ? [PART_WORDS[part](count)] : [];
      })
      .join(", ");
  const [text, lost] = [wordsOf(true), wordsOf(false)];
  const sentences = [
    text && `Tệp có ${text}. Trang này không hiện các phần đó, nhưng vẫn giữ khi lưu.`,
    text && "Trang tính nào bị đổi tên hoặc thêm, bớt, dời dòng cột thì không giữ được các phần đó.",
    lost &&
      `Tệp có ${lost}. Trang này không hiện các phần đó, và tệp lưu từ trang này không còn chúng. Hãy giữ tệp gốc.`,
  ].filter(Boolean);
  return sentences.length === 0 ? null : sentences.join(" ");
};

export const WORKBOOK_FILE_TEXT = {
  opened: (name: string): string => `Đã mở “${name}”.`,
  /** Spoken after something was opened. */
  nowAt: ({
    sheet,
    rows,
    sheets,
  }: {
    readonly sheet: string;
    readonly rows: number;
    readonly sheets: number;
  }): string =>
    `Đang ở trang “${sheet}”, ${rows === 0 ? "chưa có dòng nào" : `${numberText(rows)} dòng`}; sổ có ${numberText(sheets)} trang.`,
  openedAsValues: (name: string): string =>
    `Đã mở “${name}” dưới dạng giá trị. Khi lưu, tệp mới có dạng .xlsx; tệp gốc không thay đổi.`,
  saved: (name: string): string => `Đã lưu “${name}” vào thư mục tải về của trình duyệt.`,
  notKept: (sheets: readonly string[]): string =>
    `Trang ${sheets.map((name) => `“${name}”`).join(", ")} đã đổi tên, hoặc có dòng, cột thêm, bớt, dời, nên tệp đã lưu không còn đủ biểu đồ, định dạng có điều kiện, ghi chú và các phần không hiện khác của trang đó. Hãy giữ tệp gốc.`,
  restored: (name: string, when: string): string =>
    `Đã mở lại “${name}”, trang này tự lưu lúc ${when}. Bảng chưa được lưu thành tệp thì chỉ có trong trình duyệt này.`,
  keptGone: (): string => "Bản tự lưu này không còn, hoặc đang mở ở thẻ khác.",
  madeNew: (): string => "Đã tạo tệp mới.",
  demonstration: (): string => "Đã về dữ liệu trình diễn.",
  newName: (): string => "Bảng tính mới",
  firstSheet: (): string => "Trang tính 1",
  opening: (name: string): string => `Đang mở “${name}”…`,
  drawing: (name: string, rows: number): string => `Đang vẽ ${numberText(rows)} dòng của “${name}”…`,
  saving: (): string => "Đang lưu thành tệp…",
  printing: (): string => "Đang chuẩn bị bản in…",
  notSaved: (): string => "Không lưu được bảng tính thành tệp. Hãy thử lại; nếu vẫn không được, hãy tải lại trang.",
  notOpened: (name: string): string =>
    `Không mở được tệp “${name}”. Bảng đang mở vẫn giữ nguyên. Hãy thử lại hoặc chọn tệp khác.`,
  oneFile: (): string => "Mỗi lần chỉ mở được một tệp. Đã mở tệp đầu tiên.",
  nothingToPrint: (): string => "Trang tính này chưa có nội dung để in.",
  keptAt: (when: string): string => `Đã tự lưu lúc ${when}`,
  keeping: (): string => "Sẽ tự lưu khi bạn dừng tay",
  storageFull: (): string =>
    "Trình duyệt hết chỗ hoặc không cho lưu, nên bảng không được tự lưu. Bạn vẫn làm việc được; hãy bấm “Lưu về máy” trước khi đóng trang.",
  replaceQuestion: (name: string): string =>
    `Trình duyệt không tự lưu được “${name}”. Nếu tiếp tục, các thay đổi chưa lưu về máy sẽ mất. Tiếp tục?`,
} as const;
