// Stored figures of the demonstration units, as the upper office would pull them.
import type { SheetSource } from "./sheet-source.ts";

export const TONG_HOP: SheetSource = {
  name: "Tổng hợp",
  title: "Tổng hợp số liệu đã gửi của các đơn vị trình diễn",
  source:
    "Nguồn: số liệu của năm bài công bố, đã gửi lên máy chủ trình diễn; cột E, F, G và các bảng lấy trực tiếp bằng SOLIEU, TONGHOP.",
  header: ["Đơn vị", "Mã đơn vị", "Kỳ báo cáo", "Số công bố", "Tử số", "Mẫu số", "Tỷ lệ"],
  widths: [150, 240, 150, 112, 104, 124, 78],
  lines: [
    { kind: "heading", states: "Mỗi đơn vị một dòng" },
    {
      kind: "free",
      states: "Huyện Xuân Lộc – hồ sơ trực tuyến",
      cells: {
        B: "XUANLOC",
        C: "15/12/2021 - 12/9/2022",
        D: "21,5%",
        E: '=DVC.SOLIEU(B{},C{},"HS_TRUC_TUYEN")',
        F: '=DVC.SOLIEU(B{},C{},"HS_TIEP_NHAN")',
        G: '=DVC.SOLIEU(B{},C{},"ONLINE_RATE_ALL")',
      },
    },
    {
      kind: "free",
      states: "Xã Thạch Hưng – hồ sơ trực tuyến",
      cells: {
        B: "THACHHUNG",
        C: "01/01/2020 - 30/11/2020",
        D: "khoảng 40%",
        E: '=DVC.SOLIEU(B{},C{},"HS_TRUC_TUYEN")',
        F: '=DVC.SOLIEU(B{},C{},"HS_TIEP_NHAN")',
        G: '=DVC.SOLIEU(B{},C{},"ONLINE_RATE_ALL")',
      },
    },
    {
      kind: "free",
      states: "Huyện Đức Hòa – hồ sơ trực tuyến",
      cells: {
        B: "DUCHOA",
        C: "01/01/2022 - 31/12/2022",
        D: "51%",
        E: '=DVC.SOLIEU(B{},C{},"HS_TRUC_TUYEN")',
        F: '=DVC.SOLIEU(B{},C{},"HS_TIEP_NHAN")',
        G: '=DVC.SOLIEU(B{},C{},"ONLINE_RATE_ALL")',
      },
    },
    {
      kind: "free",
      states: "Tỉnh – dịch vụ công có phát sinh hồ sơ",
      cells: {
        B: "TINH03",
        C: "01/01/2023 - 13/03/2023",
        D: "21,38%",
        E: '=DVC.SOLIEU(B{},C{},"DVC_PHAT_SINH")',
        F: '=DVC.SOLIEU(B{},C{},"DVC_CUNG_CAP")',
        G: '=DVC.SOLIEU(B{},C{},"SERVICE_ACTIVE_PROVIDED")',
      },
    },
    {
      kind: "free",
      states: "Xã Thạnh Tân – hồ sơ thanh toán trực tuyến",
      cells: {
        B: "THANHTAN",
        C: "tháng 6/2023",
        E: '=DVC.SOLIEU(B{},C{},"HS_THANH_TOAN_TT","766")',
        F: '=DVC.SOLIEU(B{},C{},"HS_TONG","766")',
        G: "=DVC.TYLE(E{},F{},2)",
      },
    },
    { kind: "heading", states: "Bảng tổng hợp của huyện Xuân Lộc, kỳ 15/12/2021 – 12/9/2022" },
    {
      kind: "table",
      states: "Số của chính huyện và cấp xã; dòng cuối là tổng cộng, tỷ lệ tính từ tổng.",
      formula: '=DVC.TONGHOP("XUANLOC","15/12/2021 - 12/9/2022","HS_TRUC_TUYEN; HS_TIEP_NHAN; ONLINE_RATE_ALL")',
      rows: 4,
    },
    {
      kind: "note",
      states:
        "Tổng cộng 20.595/95.758 hồ sơ, đạt 21,51%: đúng tỷ lệ 21,5% đã công bố, khác hai số 20.757/69.001 in trong bài.",
    },
    { kind: "heading", states: "Bảng tổng hợp của đơn vị cấp trên, năm 2022: ai đã gửi, ai chưa gửi" },
    {
      kind: "table",
      states: "Mỗi bài công bố một kỳ khác nhau nên trong năm 2022 chỉ có số liệu của huyện Đức Hòa.",
      formula: '=DVC.TONGHOP("TRINHDIEN","01/01/2022 - 31/12/2022","HS_TRUC_TUYEN; HS_TIEP_NHAN; ONLINE_RATE_ALL")',
      rows: 7,
    },
  ],
};
