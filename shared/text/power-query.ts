// The guide to pulling tables with Power Query: its scripts to copy, and its steps in the words of both languages of Excel.

/** Where a table stands on a server. */
export interface TablePlace {
  /** `https://…` without a slash at the end. */
  readonly origin: string;
  readonly unit: string;
  /** Canonical: `civil:2026-10`. */
  readonly period: string;
  readonly form: string;
}

/** A text literal of M. */
const literal = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const head = ({ origin, unit, period, form }: TablePlace, suffix: string): string =>
  [
    "let",
    `    MayChu = ${literal(origin)},`,
    `    DonVi = ${literal(unit)},`,
    `    Ky = ${literal(period)},`,
    `    Bieu = ${literal(form)},`,
    "    // Địa chỉ máy chủ đứng riêng thì Power BI trên mạng mới tự làm mới được.",
    "    Nguon = Web.Contents(MayChu, [",
    `        RelativePath = "v1/consolidated/" & DonVi & "/" & Uri.EscapeDataString(Ky) & ${literal(suffix)},`,
    "        Query = [form = Bieu]",
    "    ]),",
  ].join("\n");

/** One row per unit; every column after code and name holds numbers, blank where nothing was provided. */
export const csvScript = (place: TablePlace): string =>
  `${head(place, ".csv")}
    Bang = Csv.Document(Nguon, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    CoTieuDe = Table.PromoteHeaders(Bang, [PromoteAllScalars = true]),
    CotSo = List.Skip(Table.ColumnNames(CoTieuDe), 2),
    // Dấu chấm thập phân, dù Excel đang dùng tiếng Việt; ô “không áp dụng” thành ô trống.
    ThanhSo = (o) => try Number.FromText(o, "en-US") otherwise null,
    KetQua = Table.TransformColumns(CoTieuDe, List.Transform(CotSo, each {_, ThanhSo, type nullable number}))
in
    KetQua`;

/** The same with the state of each unit, for the named figures and one rate. */
export const jsonScript = (place: TablePlace): string =>
  `${head(place, ".json")}
    TraLoi = Json.Document(Nguon),
    Dong = Table.FromRecords(TraLoi[rows], {"unit", "name", "state", "figures", "rates"}, MissingField.UseNull),
    SoLieu = Table.ExpandRecordColumn(Dong, "figures", {"HS_TRUC_TUYEN", "HS_TIEP_NHAN"}),
    TyLe = Table.ExpandRecordColumn(SoLieu, "rates", {"ONLINE_RATE_ALL"}),
    // Số liệu là một số, hoặc một bản ghi nói vì sao không có số.
    ChiSo = (o) => if o is number then o else null,
    KetQua = Table.TransformColumns(TyLe, {
        {"HS_TRUC_TUYEN", ChiSo, type nullable number},
        {"HS_TIEP_NHAN", ChiSo, type nullable number},
        {"ONLINE_RATE_ALL", each if _ = null then null else [rate], type nullable number}
    })
in
    KetQua`;

/** A frozen table (`/v1/frozen/{id}`): its address never answers anything else. */
export const frozenScript = ({ origin }: Pick<TablePlace, "origin">, id: string): string =>
  `let
    Nguon = Web.Contents(${literal(origin)}, [RelativePath = ${literal(`v1/frozen/${id}`)}]),
    TraLoi = Json.Document(Nguon)
in
    TraLoi`;

export interface GuideStep {
  readonly vi: string;
  /** What the ribbon or window says in an English Excel. */
  readonly en: string;
}

export const POWER_QUERY_TEXT = {
  title: "Lấy số liệu vào Excel bằng Power Query",
  summary:
    "Bảng tổng hợp vào thẳng Excel hoặc Power BI và làm mới bằng một nút, không gõ lại số. Mã truy cập nằm trong Windows, không nằm trong tệp, nên gửi tệp cho người khác không lộ mã.",
  unverified:
    "Tên nút ghi theo Excel Microsoft 365; bản khác có thể gọi hơi khác. Các bước trên màn hình chưa được kiểm tra lại với mọi bản Excel.",
  needTitle: "Cần có",
  need: [
    "Một mã truy cập quyền xem số liệu của đơn vị mình (quản trị cấp ở trang Quản trị).",
    "Excel 2016 trở lên trên Windows, hoặc Power BI Desktop. Excel 2013 cần cài thêm Power Query.",
  ],
  fillTitle: "Chọn đơn vị và kỳ",
  fillUnit: "Mã đơn vị",
  fillPeriod: "Kỳ báo cáo (ví dụ: tháng 10/2026)",
  fillForm: "Biểu",
  fillButton: "Ghi vào các mẫu bên dưới",
  filledFor: (p: { unit: string; period: string; form: string }) =>
    `Các mẫu dưới đây lấy số của đơn vị ${p.unit}, ${p.period}, biểu ${p.form}.`,
  otherCalendar: (p: { period: string; key: string }) =>
    `Nhãn kỳ này cũng có thể là ${p.period}: khi đó ghi ${p.key} vào ô kỳ.`,
  wholeOrPart: 'Kỳ phải ghi ở dạng mã chuẩn; hàm =DVC.KYBC("tháng 10/2026";"dương lịch") cho biết mã đó.',
  stepsTitle: "Cách 1: dán địa chỉ",
  scriptTitle: "Cách 2: dán mẫu M",
  scriptIntro:
    "Dùng khi muốn đổi kỳ hoặc đơn vị bằng cách sửa một dòng, hoặc khi đưa lên Power BI trên mạng. Sau khi mở truy vấn trống, dán cả đoạn, bấm Xong rồi làm bước 3 và 4 ở trên.",
  scriptSteps: [
    {
      vi: "Dữ liệu → Lấy dữ liệu → Từ nguồn khác → Truy vấn trống",
      en: "Data → Get Data → From Other Sources → Blank Query",
    },
    { vi: "Trang đầu → Trình soạn thảo nâng cao, xóa hết, dán mẫu", en: "Home → Advanced Editor" },
  ],
  csvTitle: "CSV: mỗi đơn vị một dòng, đủ mọi cột",
  jsonTitle: "JSON: kèm trạng thái gửi của từng đơn vị",
  addressesTitle: "Địa chỉ không đổi",
  latest: "Số mới nhất: mỗi lần làm mới cho số đang có, kể cả bản vừa đính chính.",
  frozen:
    "Bản đã chốt: khi chốt kỳ, máy chủ trả về địa chỉ riêng /v1/frozen/{mã bản}; nội dung ở địa chỉ đó không bao giờ thay đổi. Dùng cho báo cáo đã ký.",
  refreshTitle: "Làm mới",
  refresh: [
    "Dữ liệu → Làm mới tất cả (Data → Refresh All), hoặc Ctrl+Alt+F5.",
    "Tự làm mới khi mở tệp: Dữ liệu → Truy vấn & Kết nối, bấm chuột phải vào truy vấn → Thuộc tính → Làm mới dữ liệu khi mở tệp (Refresh data when opening the file).",
    "Đổi mã truy cập (mã cũ bị thu hồi): Dữ liệu → Lấy dữ liệu → Thiết đặt nguồn dữ liệu → chọn địa chỉ máy chủ → Chỉnh sửa quyền (Data Source Settings → Edit Permissions).",
    "Báo lỗi 401 khi lần đầu chọn nhầm Ẩn danh (Anonymous): cũng sửa ở Thiết đặt nguồn dữ liệu.",
  ],
  powerBiTitle: "Power BI",
  powerBi: [
    "Power BI Desktop: Trang đầu → Lấy dữ liệu → Web, hoặc Truy vấn trống với cùng các mẫu M; xác thực Cơ bản (Basic) như trên.",
    "Power BI trên mạng (Service): vào phần cài đặt của mô hình ngữ nghĩa → Thông tin đăng nhập nguồn dữ liệu (Data source credentials) → Basic, nhập lại mã đơn vị và mã truy cập, rồi đặt lịch làm mới. Máy chủ phải có địa chỉ https mà Power BI đến được; nếu chỉ có trong mạng nội bộ thì cần cổng kết nối (gateway).",
  ],
  copyHint: "Bấm vào đoạn mẫu, Ctrl+A trong khung để chọn, Ctrl+C để chép.",
} as const;

/** Way 1, where the address of the table is `address` and the server is `origin`. */
export const addressSteps = ({ origin, unit }: TablePlace, address: string): readonly GuideStep[] => [
  { vi: "Dữ liệu → Từ web", en: "Data → From Web" },
  { vi: `Cơ bản; dán địa chỉ ${address} → OK`, en: "Basic; paste the address → OK" },
  {
    vi: `Cơ bản. Tên người dùng: ${unit}. Mật khẩu: mã truy cập. Mức áp dụng: ${origin} → Kết nối`,
    en: "Basic. User name: the unit's code. Password: the access token. Level: the server's address → Connect",
  },
  {
    vi: "Xem trước bảng rồi bấm Tải. Muốn số thập phân đúng: Gốc tệp 65001 (UTF-8), dấu tách là dấu phẩy",
    en: "Load; File Origin 65001 (UTF-8), Delimiter comma",
  },
];
