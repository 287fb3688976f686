// The guide's articles, as plain data: working in the spreadsheet and in Excel, setting up a province, and asking from other software.

export interface GuideSection {
  readonly title: string;
  /** Paragraphs above the commands. */
  readonly lines: readonly string[];
  /** Commands to copy; `{origin}` stands for the address of this server. */
  readonly commands?: string;
}

export interface GuideArticle {
  /** Last part of its address: `/huong-dan/<name>`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly sections: readonly GuideSection[];
}

const WORKING: GuideArticle = {
  name: "bang-tinh",
  title: "Làm việc trong bảng tính và trong Excel",
  about: "Mở bảng tính trên trình duyệt hoặc trong Excel, lưu tệp, lập bản sao chỉ có giá trị.",
  sections: [
    {
      title: "Trong trình duyệt",
      lines: [
        "Trang chủ mở một bảng tính có công thức DVC và ngăn làm việc bên cạnh. Trang chạy được ở mọi máy, kể cả nơi Excel quá cũ để cài tiện ích (bản cấp phép theo lô 2021 trở về trước) hoặc không có Excel.",
        "Bảng tính mở và lưu tệp .xlsx. Tệp .xls, .csv và tệp HTML do phần mềm một cửa xuất ra được mở thành giá trị. Bảng đang xem in được, và việc đang làm được giữ trong trình duyệt.",
        "Biểu đồ, hình, ghi chú, định dạng có điều kiện và quy tắc nhập liệu của tệp không được vẽ ra nhưng vẫn được lưu lại ở những trang còn nguyên dòng và cột. Bảng tổng hợp (pivot), macro và mật khẩu bảo vệ bị mất; khi mở tệp, trang nói rõ tệp đó mất gì.",
        "Không cần bảng tính: trang /gui là ngăn làm việc đứng riêng, dùng cho một tệp hoặc cho số liệu nhập tay.",
      ],
    },
    {
      title: "Trong Excel",
      lines: [
        "Chạy trên Microsoft 365, bản bán lẻ cho Windows, Mac và Excel trên web. Quản trị của đơn vị tải /manifest.xml của máy chủ lên; từng việc phải xem nằm ở trang “Kiểm tra tiện ích trong Excel”.",
        "Máy chủ dùng thử đặt DVC_ENVIRONMENT=test: tệp cài đặt có mã riêng và tên có đuôi “(thử nghiệm)”. Các máy chủ cùng dùng không gian tên DVC, nên mỗi Excel chỉ nên cài một bản.",
      ],
    },
    {
      title: "Bản sao chỉ có giá trị để gửi đi",
      lines: [
        "Nơi “Báo cáo” lập bản sao không còn công thức, có trang “Biên nhận” mang một mã. Ai nhận được tệp thì thả vào /kiem-tra/<mã> để biết tệp có đúng là bản đã lập hay không.",
      ],
    },
    {
      title: "Tiếp nhận, trả lại, chốt",
      lines: [
        "Cấp trên tiếp nhận, trả lại, chốt và mở khóa bản số liệu đã gửi. Với số liệu đã chốt, đơn vị đề nghị đính chính kèm lý do; đề nghị được chấp nhận thành một lần gửi mới, lần gửi cũ giữ nguyên.",
      ],
    },
  ],
};

const SETTING_UP: GuideArticle = {
  name: "quan-tri",
  title: "Chuẩn bị cho một tỉnh",
  about: "Đơn vị, mã truy cập, chỉ tiêu; bằng trang quản trị hoặc bằng lệnh.",
  sections: [
    {
      title: "Trên trang quản trị",
      lines: [
        "Mở /quan-tri với mã truy cập của quản trị đầu tiên (DVC_BOOTSTRAP_TOKEN; npm start in ra mã này). Các bước dưới đây làm được cả trên trang đó; lệnh là để làm hàng loạt. Trong lệnh, $B là mã ấy.",
      ],
    },
    {
      title: "1. Đơn vị",
      lines: [
        "Danh sách 34 tỉnh, thành phố để sửa lại, và danh sách xã của mình. Danh sách được xét từng dòng trước (dryRun), rồi mới lưu.",
      ],
      commands: `curl -s {origin}/v1/units/provinces.csv -o tinh.csv
cat > xa.csv <<'CSV'
code,name,type,parent,valid_from,valid_to,successors
LAMDONG.X1,Xã Một,xã,LAMDONG,2025-07-01,,
LAMDONG.X2,Xã Hai,xã,LAMDONG,2025-07-01,,
CSV
curl -s '{origin}/v1/units/import?dryRun=1&detail=1' -H "authorization: Bearer $B" -H 'content-type: text/csv' --data-binary @tinh.csv
for list in tinh.csv xa.csv; do
  curl -s {origin}/v1/units/import -H "authorization: Bearer $B" -H 'content-type: text/csv' --data-binary @$list
done`,
    },
    {
      title: "2. Quản trị của tỉnh",
      lines: ["Từ đây không cần mã đầu tiên nữa."],
      commands: `T=$(curl -s {origin}/v1/tokens -H "authorization: Bearer $B" -H 'content-type: application/json' \\
  -d '{"unit":"LAMDONG","role":"quantri","label":"Quản trị của tỉnh"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`,
    },
    {
      title: "3. Mã truy cập cho từng xã",
      lines: ["Một tệp để phát: đơn vị, tên, vai trò, nhãn, mã. Mã chỉ hiện một lần này."],
      commands: `curl -s '{origin}/v1/tokens/batch?format=csv' -H "authorization: Bearer $T" -H 'content-type: application/json' \\
  -d '{"under":"LAMDONG","role":"nhap","labelPrefix":"Bộ phận một cửa","expires":"2027-12-31"}' -o ma-truy-cap.csv`,
    },
    {
      title: "4. Chỉ tiêu riêng",
      lines: ["Đứng bên cạnh các chỉ tiêu có sẵn kèm nguồn."],
      commands: `curl -s {origin}/v1/targets -H "authorization: Bearer $T" -H 'content-type: application/json' \\
  -d '{"unit":"LAMDONG","measure":"ONLINE_RATE_ALL","leastPercent":62.5,"from":"2026-01-01","to":"2026-12-31","source":"Kế hoạch năm 2026 của tỉnh"}'`,
    },
    {
      title: "5. Ai đang giữ mã",
      lines: ["Danh sách cho biết lần dùng gần nhất; mã bị thu hồi hết hiệu lực từ yêu cầu kế tiếp."],
      commands: `curl -s {origin}/v1/tokens -H "authorization: Bearer $T"
curl -s -X DELETE {origin}/v1/tokens/<id> -H "authorization: Bearer $T"`,
    },
    {
      title: "Nhật ký, xuất và nhập toàn bộ",
      lines: [
        "/v1/audit là nhật ký của đơn vị và các đơn vị trực thuộc; /v1/audit/verify tính lại các chuỗi băm. Quản trị lấy ra được toàn bộ số liệu của một cây đơn vị; quản trị của một máy chủ trống nhập vào, cùng tổng số, biên nhận và chuỗi băm (?dryRun=1 chỉ xét; bị ngắt giữa chừng thì gửi lại chính tệp đó). Tệp chỉ nêu tên mã truy cập, không có mã bí mật; mã được cấp lại.",
      ],
      commands: `curl -s '{origin}/v1/export?root=LAMDONG&gzip=1' -H "authorization: Bearer $T" -o LAMDONG.ndjson.gz
curl -s https://may-chu-khac.example/v1/import -H "authorization: Bearer $KHAC" --data-binary @LAMDONG.ndjson.gz`,
    },
    {
      title: "Đưa lên Cloudflare",
      lines: [
        "Ghi mã của cơ sở dữ liệu D1 vào wrangler.toml, đặt bí mật DVC_BOOTSTRAP_TOKEN và biến DVC_ORIGIN (https://…), rồi chạy npm run deploy. wrangler.toml giới hạn số yêu cầu mỗi phút theo mã truy cập, không có mã thì theo địa chỉ; hỏi quá nhiều thì nhận 429 kèm Retry-After.",
      ],
    },
  ],
};

const OTHER_SOFTWARE: GuideArticle = {
  name: "phan-mem",
  title: "Gọi từ phần mềm khác",
  about: "Tính một tỷ lệ, kiểm tra một đoạn văn, gửi và lấy số liệu bằng HTTP.",
  sections: [
    {
      title: "Tính và kiểm tra, không cần mã truy cập",
      lines: [
        "/openapi.json mô tả toàn bộ giao diện, /docs là trang đọc. Mỗi phát hiện nói ở đâu, công bố bao nhiêu và tính lại được bao nhiêu.",
      ],
      commands: `curl -s {origin}/v1/compute -H 'content-type: application/json' \\
  -d '{"calls":[{"fn":"TYLE","args":["20.757","69.001",1]}]}'
curl -s '{origin}/v1/calc/TYLE?x=4840&x=26757&x=1'
curl -s {origin}/v1/check/text -H 'content-type: application/json' \\
  -d '{"text":"Kết quả DVC trực tuyến toàn huyện: 20.757/69.001 hồ sơ, đạt 21,5%."}'`,
    },
    {
      title: "Gửi một bản số liệu, lấy số tổng hợp",
      lines: [
        "$T là mã truy cập. /v1/snapshots/batch nhận tới 500 bản một lần, tùy chọn được cả hoặc không. /v1/snapshots?state=tra_lai liệt kê những bản phải sửa kèm lý do; da_nop là những bản chờ tiếp nhận.",
        "Cấp trên tiếp nhận (duyet), trả lại (tra_lai), chốt (chot), mở khóa (mo_lai); với số đã chốt, đơn vị đề nghị đính chính (de_nghi_dinh_chinh), xem ở …/corrections.",
      ],
      commands: `curl -s {origin}/v1/units/import -H "authorization: Bearer $T" -H 'content-type: text/csv' --data-binary @- <<'CSV'
code,name,type,parent,valid_from,valid_to,successors
T01,Tỉnh Một,tỉnh,,2020-01-01,,
T01.X1,Xã Một,xã,T01,2020-01-01,,
CSV
curl -s -X PUT {origin}/v1/snapshots/T01.X1/civil:2026-10 -H "authorization: Bearer $T" -H 'content-type: application/json' \\
  -d '{"figures":{"HS_TRUC_TUYEN":61,"HS_TIEP_NHAN":80},"scopeBasis":"ownOnly","scheme":"ND42"}'
curl -s {origin}/v1/consolidated/T01/civil:2026-10.csv -H "authorization: Bearer $T"
curl -s {origin}/v1/snapshots/T01.X1/civil:2026-10/actions -H "authorization: Bearer $T" -H 'content-type: application/json' -d '{"action":"duyet"}'`,
    },
  ],
};

export const GUIDE_ARTICLES: readonly GuideArticle[] = [WORKING, SETTING_UP, OTHER_SOFTWARE];
