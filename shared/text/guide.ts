// The guide's own words: its list of pages, and what a person with Excel has to look at because no other program can.
import { GUIDE_ARTICLES } from "./guide-articles.ts";

export interface GuidePage {
  readonly path: string;
  readonly title: string;
  readonly about: string;
}

export const GUIDE_TEXT = {
  title: "Hướng dẫn",
  summary:
    "DVC tính tỷ lệ, chấm điểm, kiểm tra và tổng hợp số liệu dịch vụ công trực tuyến ngay trong bảng tính của đơn vị.",
  pagesTitle: "Các trang hướng dẫn",
  functionsTitle: "Các hàm",
  functionsIntro: "Gõ =DVC. trong một ô để chọn hàm, hoặc bấm vào tên để xem ví dụ.",
  back: "Hướng dẫn",
} as const;

export const GUIDE_PAGES: readonly GuidePage[] = [
  ...GUIDE_ARTICLES.map(({ name, title, about }) => ({ path: `/huong-dan/${name}`, title, about })),
  {
    path: "/huong-dan/power-query",
    title: "Lấy số liệu vào Excel bằng Power Query",
    about: "Bảng tổng hợp vào thẳng Excel hoặc Power BI, làm mới bằng một nút.",
  },
  {
    path: "/huong-dan/excel-cu",
    title: "Công thức cho Excel không cài được tiện ích",
    about: "WEBSERVICE và công thức không cần mạng cho tỷ lệ và xếp loại.",
  },
  {
    path: "/kiem-tra",
    title: "Kiểm tra bản sao số liệu",
    about: "Tệp nhận được có đúng là bản sao đã lập hay không.",
  },
  {
    path: "/huong-dan/kiem-tra-excel",
    title: "Kiểm tra tiện ích trong Excel",
    about: "Dành cho người cài đặt: từng việc làm và điều phải thấy, đánh dấu trong mười lăm phút.",
  },
  { path: "/docs", title: "Tài liệu API", about: "Dành cho phần mềm khác." },
];

export interface CheckLine {
  readonly task: string;
  readonly sight: string;
}

export const EXCEL_CHECK_TEXT = {
  title: "Kiểm tra tiện ích trong Excel",
  summary:
    "Những điều chỉ người có Excel mới thấy được; kiểm thử tự động không thay được. Làm lần lượt, mỗi dòng đúng thì đánh dấu; dòng nào khác, ghi lại phiên bản Excel và gửi cho quản trị.",
  number: "TT",
  task: "Làm",
  sight: "Phải thấy",
  done: "Đúng",
} as const;

/** At most twenty lines; each says what to do and what is seen then. */
export const EXCEL_CHECKS: readonly CheckLine[] = [
  {
    task: "Trên máy phát triển: chạy npm run excel, mở https://localhost:8787 bằng Edge.",
    sight: "Trang mở, không báo chứng chỉ không tin cậy.",
  },
  {
    task: "Quản trị Microsoft 365 tải lên /manifest.xml của máy chủ (Ứng dụng tích hợp → Tải ứng dụng tùy chỉnh lên).",
    sight:
      "Được nhận, không báo lỗi; tên là “DVC - Số liệu dịch vụ công trực tuyến”, ở máy chủ thử có đuôi “(thử nghiệm)”.",
  },
  {
    task: "Mở Excel, thẻ Trang đầu.",
    sight: "Nhóm “Dịch vụ công”, nút “Ngăn DVC” có hình bảng và dấu tích, rõ ở 100% và 150%.",
  },
  { task: "Bấm “Ngăn DVC”.", sight: "Ngăn mở bên phải trong 5 giây, chữ tiếng Việt; mở lại sổ khác vẫn mở được." },
  {
    task: "Gõ =DVC. trong ô trống.",
    sight: "Danh sách hàm kèm mô tả tiếng Việt; Excel tiếng Anh thì mô tả tiếng Anh.",
  },
  {
    task: "Gõ =DVC.TYLE(4840;26757;1)",
    sight:
      "#BUSY! chưa đến 3 giây rồi 18,1%; ô ở trạng thái General vẫn hiện phần trăm (Microsoft 365) hoặc 0,181 (bản không có kiểu dữ liệu).",
  },
  { task: "Ô khác: =D2*2 với D2 là ô trên.", sight: "0,362: ô tỷ lệ dùng tính tiếp được." },
  { task: "Gõ =DVC.TYLE(5;0), rê chuột vào dấu báo lỗi.", sight: "#N/A với câu tiếng Việt nói mẫu số bằng 0." },
  { task: "Để B9 và C9 trống, gõ =DVC.TYLE(B9;C9).", sight: "#N/A nói ô trống, không phải 0% và không phải #VALUE!." },
  {
    task: 'Gõ =DVC.BANGDIEM(A2:B20;"Quý III/2026") trên bảng chỉ số mẫu.',
    sight: "Bảng tràn có dòng tiêu đề, cột tỷ lệ là phần trăm; thiếu điểm thì ô trống, không phải 0.",
  },
  { task: "Đặt chữ vào một ô trong vùng tràn.", sight: "#SPILL!; xóa chữ thì bảng trở lại." },
  { task: "Chép công thức TYLE xuống 5.000 dòng.", sight: "Xong trong 30 giây, không ô nào còn #BUSY!." },
  { task: "Sửa ô tử số của một dòng.", sight: "Chỉ dòng đó tính lại." },
  { task: "Ngắt mạng, sửa ô tử số.", sight: "Tỷ lệ vẫn tính; ngăn báo đang tính ngoại tuyến; có mạng thì hết báo." },
  {
    task: "Lưu, đóng, mở lại sổ (bật “làm mới khi mở” trong ngăn, rồi tắt).",
    sight: "Bật: SOLIEU lấy lại số; tắt: giữ số cũ, ngăn ghi số tính đến lúc nào.",
  },
  {
    task: "Đổi đuôi bản lưu thành .zip, mở xl/worksheets/sheet1.xml.",
    sight: "Công thức ghi là _xldudf_DVC_TYLE(…), không có mã truy cập ở bất kỳ tệp nào.",
  },
  { task: "Mở sổ đó trên máy không có tiện ích.", sight: "Giá trị còn nguyên; ô chỉ thành #NAME? khi tính lại." },
  {
    task: "Trong ngăn lập bản sao chỉ có giá trị, gửi cho máy không có tiện ích.",
    sight:
      "Không ô nào có công thức, định dạng và biểu đồ giữ nguyên, có trang “Biên nhận”; không hỏi cập nhật liên kết.",
  },
  {
    task: "Lưu lại bản sao trong Excel, thả vào /kiem-tra/<mã>; rồi sửa một số và thả lại.",
    sight: "Lần đầu “Khớp”, lần sau “Không khớp”.",
  },
  { task: "Dán công thức của /huong-dan/excel-cu vào Excel 2016.", sight: "Hai loại cùng kết quả với DVC.TYLE." },
];
