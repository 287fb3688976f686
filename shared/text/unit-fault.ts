// Vietnamese sentences for what is wrong with a list of units: what it is and what to do.
import type { LocalDate } from "../domain/local-date.ts";
import type { UnitFaultDetail, UnitFaultParams } from "../domain/unit-fault.ts";
import { dateText } from "./format.ts";

export interface UnitFaultText {
  readonly what: string;
  readonly remedy: string;
}

const day = (text: string): string => dateText(text as LocalDate);
const span = (from: string, to: string | null): string =>
  to === null ? `từ ngày ${day(from)}` : `từ ngày ${day(from)} đến ngày ${day(to)}`;

const TEXTS: { readonly [Code in keyof UnitFaultParams]: (params: UnitFaultParams[Code]) => UnitFaultText } = {
  LIST_EMPTY: () => ({
    what: "Danh sách không có đơn vị nào.",
    remedy: "Hãy ghi mỗi đơn vị một dòng, dưới dòng tiêu đề.",
  }),
  COLUMN_MISSING: ({ column }) => ({
    what: `Dòng tiêu đề thiếu cột “${column}”.`,
    remedy: "Hãy ghi dòng tiêu đề: code,name,type,parent,valid_from,valid_to,successors.",
  }),
  COLUMN_UNKNOWN: ({ column, known }) => ({
    what: `Không có cột “${column}”.`,
    remedy: `Hãy bỏ cột này hoặc dùng một trong các tên: ${known}.`,
  }),
  CELLS_TOO_MANY: ({ cells, columns }) => ({
    what: `Dòng này có ${cells} ô nhưng dòng tiêu đề chỉ có ${columns} cột.`,
    remedy: "Hãy đặt ô có dấu phẩy hoặc chấm phẩy trong dấu ngoặc kép.",
  }),
  CODE_INVALID: ({ got }) => ({
    what: `“${got}” không phải mã đơn vị.`,
    remedy: "Mã có từ 1 đến 32 ký tự, gồm chữ in hoa không dấu, chữ số, dấu chấm, gạch nối; ký tự đầu là chữ hoặc số.",
  }),
  NAME_MISSING: () => ({ what: "Thiếu tên đơn vị.", remedy: "Hãy ghi tên vào cột name." }),
  NAME_TOO_LONG: ({ max }) => ({ what: `Tên dài quá ${max} ký tự.`, remedy: "Hãy rút gọn tên." }),
  TYPE_UNKNOWN: ({ got, known }) => ({
    what: `Không có loại đơn vị “${got}”.`,
    remedy: `Hãy ghi một trong các loại: ${known}.`,
  }),
  DATE_INVALID: ({ column, got }) => ({
    what:
      got === ""
        ? `Cột ${column} đang trống.`
        : `Ngày “${got}” ở cột ${column} không có thật hoặc ngoài năm 2000-2100.`,
    remedy: "Hãy ghi ngày dạng 2025-07-01 hoặc 01/07/2025; đơn vị có từ trước năm 2000 thì ghi 2000-01-01.",
  }),
  DATES_REVERSED: ({ from, to }) => ({
    what: `Ngày kết thúc ${day(to)} trước ngày bắt đầu ${day(from)}.`,
    remedy: "Hãy sửa cột valid_from hoặc valid_to.",
  }),
  FLAG_INVALID: ({ got }) => ({ what: `Cột reports không nhận “${got}”.`, remedy: "Hãy ghi 1, 0 hoặc để trống." }),
  SUCCESSORS_INVALID: ({ got }) => ({
    what: `Không đọc được đơn vị kế thừa “${got}”.`,
    remedy: "Hãy ghi như MA1:1/3|MA2:2/3; chỉ có một đơn vị kế thừa thì ghi mã của đơn vị đó.",
  }),
  SUCCESSOR_SELF: () => ({
    what: "Đơn vị được khai là kế thừa của chính mình.",
    remedy: "Hãy ghi đơn vị khác; nếu chỉ đổi tên hoặc đổi cấp trên thì thêm một dòng cùng mã từ ngày đổi.",
  }),
  SUCCESSOR_TWICE: ({ successor }) => ({ what: `${successor} được ghi hai lần.`, remedy: "Hãy gộp thành một phần." }),
  SUCCESSORS_WHILE_IN_FORCE: () => ({
    what: "Có đơn vị kế thừa nhưng chưa có ngày kết thúc.",
    remedy: "Hãy ghi ngày cuối cùng còn hiệu lực vào cột valid_to.",
  }),
  SHARES_MIXED: () => ({
    what: "Có phần ghi tỷ lệ, có phần không.",
    remedy: "Hãy ghi tỷ lệ cho mọi đơn vị kế thừa, hoặc để trống tất cả nếu chưa biết.",
  }),
  SHARES_SUM: ({ sum }) => ({
    what: `Các tỷ lệ cộng lại bằng ${sum}, không bằng 1.`,
    remedy: "Hãy sửa để tổng bằng 1; phần không viết hết bằng số thập phân thì ghi phân số, ví dụ 1/3.",
  }),
  VERSION_TWICE: ({ from }) => ({
    what: `Mã này có hai dòng cùng bắt đầu ngày ${day(from)}.`,
    remedy: "Hãy giữ một dòng.",
  }),
  VERSIONS_OVERLAP: ({ from, to }) => ({
    what: `Thời gian chồng lên dòng khác cùng mã, ${span(from, to)}.`,
    remedy: "Hãy ghi ngày kết thúc của dòng trước là ngày liền trước ngày bắt đầu của dòng sau.",
  }),
  PARENT_UNKNOWN: ({ parent }) => ({
    what: `Không có đơn vị cấp trên ${parent}.`,
    remedy: "Hãy thêm dòng của đơn vị đó hoặc sửa cột parent.",
  }),
  PARENT_NOT_IN_FORCE: ({ parent, from, to }) => ({
    what: `Đơn vị cấp trên ${parent} không có đủ ${span(from, to)}.`,
    remedy: "Hãy sửa ngày, hoặc tách thành hai dòng với đơn vị cấp trên của từng thời gian.",
  }),
  CYCLE: ({ chain }) => ({
    what: `Quan hệ cấp trên đi vòng: ${chain}.`,
    remedy: "Hãy sửa cột parent của một trong các đơn vị.",
  }),
  SUCCESSOR_UNKNOWN: ({ successor }) => ({
    what: `Không có đơn vị kế thừa ${successor}.`,
    remedy: "Hãy thêm dòng của đơn vị đó hoặc sửa cột successors.",
  }),
  SUCCESSOR_ENDED: ({ successor, day: last }) => ({
    what: `Đơn vị kế thừa ${successor} không còn sau ngày ${day(last)}.`,
    remedy: "Hãy ghi đơn vị có hiệu lực sau ngày đó.",
  }),
  SUCCESSORS_NOT_LAST: () => ({
    what: "Mã này còn dòng sau nên chưa kết thúc, nhưng đã khai đơn vị kế thừa.",
    remedy: "Hãy chỉ khai đơn vị kế thừa ở dòng cuối cùng của mã.",
  }),
  OUTSIDE: ({ got }) => ({
    what: `${got} không thuộc phạm vi của mã truy cập.`,
    remedy: "Hãy bỏ dòng này hoặc nhờ đơn vị cấp trên nhập.",
  }),
  PARENTLESS: () => ({
    what: "Đơn vị không có cấp trên.",
    remedy: "Hãy ghi cột parent; đơn vị gốc mới do người quản trị máy chủ tạo.",
  }),
};

export const unitFaultText = (fault: UnitFaultDetail): UnitFaultText =>
  (TEXTS[fault.code] as (params: UnitFaultDetail["params"]) => UnitFaultText)(fault.params);
