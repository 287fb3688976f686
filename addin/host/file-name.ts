// Names of files that every system accepts, from names of workbooks.

const ENDING = /\.(?:xlsx|xlsm|xltx|xls|csv|html?|xml|txt)$/iu;

/** "Báo cáo tháng 6" of "C:\\Tải về\\Báo cáo tháng 6.xls". */
export const workbookNameOf = (fileName: string): string =>
  fileName
    .replace(/^.*[\\/]/u, "")
    .replace(ENDING, "")
    .trim() || "Bảng tính";

/** "Báo cáo tháng 6.xlsx" */
export const xlsxNameOf = (workbookName: string): string => {
  const plain = workbookName.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, " ").replaceAll(/\s+/gu, " ");
  return `${plain.trim().replace(/\.+$/u, "") || "Bảng tính"}.xlsx`;
};
