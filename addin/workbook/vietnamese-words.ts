// The spreadsheet's own Vietnamese, mended: words that it has left in English, says in an unusual way, or uses for two things.

/** As the engine takes them: by the part of it and the place in that part. */
interface Words {
  readonly [place: string]: string | Words;
}

const BETTER: Words = {
  "sheets-ui": {
    rightClick: {
      clearSelection: "Xóa trong ô",
      delete: "Xóa ô, dòng, cột",
      freeze: "Cố định dòng, cột",
      freezeCell: "Cố định đến ô đang chọn ({0} dòng, {1} cột)",
      freezeCol: "Cố định đến cột {0}",
      freezeRow: "Cố định đến dòng {0}",
      freezeFirstCol: "Cố định cột đầu tiên",
      freezeFirstRow: "Cố định dòng đầu tiên",
      cancelFreeze: "Bỏ cố định",
      showHide: "Hiện phần bị ẩn",
      showHideRow: "Hiện dòng bị ẩn",
      showHideColumn: "Hiện cột bị ẩn",
      insertRowsAfterSuffix: "dòng ở dưới",
      insertColsLeftSuffix: "cột bên trái",
      insertColsRightSuffix: "cột bên phải",
    },
    info: { loading: "Đang vẽ…" },
    shortcut: { "sheet-view": "Xem trang tính", "sheet-edit": "Sửa trang tính" },
  },
  "sheets-numfmt-ui": {
    customFormat: "Định dạng riêng",
    customFormatDes: "Tạo định dạng số riêng từ một định dạng có sẵn.",
  },
};

const usual = (text: string): string =>
  text.replaceAll("trang bảng", "trang tính").replaceAll("Trang bảng", "Trang tính");

/** The engine's words, with better ones where there are some. */
const mended = <Given>(given: Given, better: string | Words | undefined): Given => {
  if (typeof given === "string") return (typeof better === "string" ? better : usual(given)) as Given;
  if (typeof given !== "object" || given === null || Array.isArray(given)) return given;
  const places = typeof better === "object" ? better : {};
  return Object.fromEntries(Object.entries(given).map(([place, one]) => [place, mended(one, places[place])])) as Given;
};

export const mendedWords = <Given>(given: Given): Given => mended(given, BETTER);

const font = (name: string) => ({ value: name, label: name });

/** What Vietnamese offices write with: Times New Roman first, as the rules for official papers ask. */
export const FONTS = [
  "Times New Roman",
  "Arial",
  "Calibri",
  "Cambria",
  "Tahoma",
  "Verdana",
  "Segoe UI",
  "Courier New",
].map(font);
