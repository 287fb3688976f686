// What a reader of a number has to know about it, one sentence for each code.
import type { Notice, NoticeCode, NoticeParams } from "../domain/notice.ts";
import { dateText } from "./format.ts";
import type { Sentences } from "./sentence-table.ts";

const NOTICES: Sentences<NoticeParams> = {
  RULE_BEFORE_CAPTURE: ({ captured }) =>
    `Cách tính này mới thấy trong kết quả công bố từ ngày ${dateText(captured)}; kỳ báo cáo kết thúc trước ngày đó.`,
  RULE_ANNEX_UNVERIFIED: () => "Điểm tối đa và công thức của giai đoạn này chưa kiểm chứng với phụ lục văn bản.",
  RULE_CHANGE_INSIDE: ({ from }) =>
    `Quy tắc thay đổi từ ngày ${dateText(from)}, trong kỳ báo cáo; cả kỳ được tính theo quy tắc mới.`,
  RULE_CALENDAR_DIFFERS: () => "Bộ chỉ số tính theo tháng, quý, năm dương lịch; kỳ báo cáo này theo cách tính khác.",
  RULE_SWITCHED: ({ switches }) => `Có dùng cách hiểu khác cho: ${switches}.`,
  DENOMINATOR_ELSE: ({ indicator, basis }) => `${indicator}: không có mẫu số riêng nên chia cho ${basis}.`,
  COUNTS_INHERITED: ({ indicator }) => `${indicator}: lấy số của đơn vị cấp trên.`,
  REPORTED_DIFFERS: ({ part, reported, computed }) =>
    `${part}: điểm công bố ${reported}, tính từ số liệu được ${computed}; điểm tính được giữ nguyên.`,
  NOT_APPLICABLE_COUNTED: ({ indicators, rescaled }) =>
    `Chỉ số không áp dụng (${indicators}) tính 0 điểm như trên Cổng; quy đổi theo các chỉ số có áp dụng là ${rescaled} điểm.`,
};

/** What to know beside a score. */
export const noticeText = <Code extends NoticeCode>(notice: Notice & { readonly code: Code }): string =>
  (NOTICES[notice.code] as (params: Notice["params"]) => string)(notice.params);
