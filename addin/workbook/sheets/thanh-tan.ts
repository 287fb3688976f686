// Seed 004: xã Thạnh Tân, June 2023: points of the 766 index; the printed total asks for more than the missing group can give.
import type { SheetSource } from "./sheet-source.ts";

const POINTS = "0.0";

export const THANH_TAN: SheetSource = {
  name: "Thạnh Tân",
  title: "Bộ chỉ số phục vụ người dân, doanh nghiệp tháng 6/2023 – xã Thạnh Tân",
  source:
    "Nguồn: bài ngày 06/07/2023 của UBND xã Thạnh Tân (tệp 004_212c3ef5e53ae631.txt); tháng 6/2023, từ ngày 01/06/2023 đến ngày 30/06/2023, Quyết định 766/QĐ-TTg.",
  header: ["Nội dung công bố", "Điểm", "Điểm tối đa", "Số công bố", "DVC tính", "Đối chiếu", "Ghi chú"],
  lines: [
    { kind: "heading", states: "Điểm theo nhóm" },
    {
      kind: "free",
      id: "ckmb",
      states: "Công khai, minh bạch",
      cells: { B: 0, C: 18, D: "0,0/18", E: "=DVC.TYLE(B{},C{},1)" },
      formats: { B: POINTS },
    },
    {
      kind: "free",
      states: "Dịch vụ công trực tuyến",
      cells: { B: 7, C: 12, D: "7,0/12", E: "=DVC.TYLE(B{},C{},1)" },
      formats: { B: POINTS },
    },
    {
      kind: "free",
      states: "Thanh toán trực tuyến",
      cells: { B: 7.8, C: 10, D: "7,8/10", E: "=DVC.TYLE(B{},C{},1)" },
      formats: { B: POINTS },
    },
    {
      kind: "free",
      states: "Mức độ hài lòng",
      cells: { B: 18, C: 18, D: "18/18", E: "=DVC.TYLE(B{},C{},1)" },
      formats: { B: POINTS },
    },
    {
      kind: "free",
      id: "sohoa",
      states: "Số hóa hồ sơ",
      cells: { B: 19, C: 22, D: "19/22", E: "=DVC.TYLE(B{},C{},1)" },
      formats: { B: POINTS },
    },
    {
      kind: "free",
      id: "cong",
      states: "Cộng năm nhóm đã nêu",
      cells: {
        B: "=SUM(B{ckmb}:B{sohoa})",
        C: "=SUM(C{ckmb}:C{sohoa})",
        G: "Bài không nêu nhóm Tiến độ giải quyết (tối đa 20 điểm).",
      },
      formats: { B: POINTS },
    },
    { kind: "heading", states: "Tổng điểm công bố có thể đúng không" },
    {
      kind: "free",
      id: "tong",
      states: "Tổng điểm công bố",
      cells: { C: 100, D: "72,6", E: "=DVC.LAYSO(D{})" },
      formats: { E: POINTS },
    },
    {
      kind: "free",
      id: "can",
      states: "Nhóm Tiến độ giải quyết phải đạt bao nhiêu để có tổng đó",
      cells: {
        B: "=ROUND(E{tong}-B{cong},1)",
        C: 20,
        F: '=IF(B{}>C{},"Không thể: cần nhiều hơn điểm tối đa","Có thể")',
        G: "Cần 20,8 điểm trong khi nhóm này tối đa 20 điểm.",
      },
      formats: { B: POINTS },
    },
    {
      kind: "free",
      states: "Tổng điểm cao nhất có thể",
      cells: { B: "=B{cong}+C{can}", C: 100 },
      formats: { B: POINTS },
    },
    { kind: "heading", states: "Đọc số và kỳ như đã in" },
    {
      kind: "free",
      id: "ky",
      states: "Kỳ báo cáo “tháng 6/2023”, theo tháng dương lịch",
      cells: { D: "tháng 6/2023", F: '=DVC.KYBC(D{},"civil")', G: "=DVC.TENKY(F{})" },
      answerLines: 3,
    },
    {
      kind: "free",
      states: "Ngày đầu kỳ và ngày cuối kỳ",
      cells: { F: "=DVC.TUNGAY(F{ky})", G: "=DVC.DENNGAY(F{ky})" },
    },
    {
      kind: "free",
      states: "Tỷ lệ hồ sơ nộp trực tuyến",
      cells: { D: "98,52%", E: "=DVC.LAYSO(D{})" },
    },
    {
      kind: "free",
      states: "Điểm giảm so với tháng trước",
      cells: { D: "-16,3", E: "=DVC.LAYSO(D{})" },
      formats: { E: POINTS },
    },
    {
      kind: "rate",
      states: "Hồ sơ thanh toán trực tuyến trên 61 hồ sơ trong tháng",
      numerator: 56,
      denominator: 61,
      digits: 1,
    },
    {
      kind: "rate",
      states: "Chứng thực bản sao điện tử trên 61 hồ sơ trong tháng",
      numerator: 45,
      denominator: 61,
      digits: 1,
    },
    {
      kind: "note",
      states:
        "“Giảm 16,3 điểm so với tháng 06/2023” so với chính tháng này; đúng ra là tháng 5/2023. Với 61 hồ sơ không thể có tỷ lệ 98,52%: 60/61 là 98,36%, 61/61 là 100%.",
    },
  ],
};
