// Rates by name: which figures are divided by which. The same Vietnamese name with another denominator is another code.
import type { Confidence } from "../domain/confidence.ts";
import type { FigureCode } from "../domain/figure.ts";
import type { NarrativeTopic } from "../text/narrative.ts";

interface SpokenRate {
  readonly topic: NarrativeTopic;
  /** After those of the topic with a smaller order, and after 0, which is meant where it is absent. */
  readonly order?: number;
  /**
   * What of the denominator has come about: "3.082/3.816 hồ sơ có nghĩa vụ tài chính được thanh toán trực tuyến". Of two rates
   * with one phrase, which divide by different bases, the first that has figures is said.
   */
  readonly phrase: string;
}

interface RateEntry {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Figures whose sum is the numerator. */
  readonly numerator: readonly FigureCode[];
  /** Figures whose sum is the denominator. */
  readonly denominator: readonly FigureCode[];
  /** The denominator is the largest of its figures, not their sum. */
  readonly denominatorIs?: "max";
  /** What the denominator counts, in words. */
  readonly denominatorBasis: string;
  /** How the paragraph of a report says it; null: sentences of their own do, or nothing does. */
  readonly spoken: SpokenRate | null;
  readonly citation: string;
  readonly confidence: Confidence;
}

const FORM_06 = "Thông tư 01/2020/TT-VPCP ngày 21/10/2020, biểu 06";
const INDEX_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022";

const ENTRIES = [
  // Hồ sơ trực tuyến. Bốn cách chia cùng mang tên "tỷ lệ hồ sơ trực tuyến" trên báo cáo; mẫu số phân biệt chúng.
  {
    code: "ONLINE_RATE_ALL",
    name: "Tỷ lệ hồ sơ trực tuyến",
    nameEn: "Online filing rate",
    numerator: ["HS_TRUC_TUYEN"],
    denominator: ["HS_TIEP_NHAN"],
    denominatorBasis: "Hồ sơ tiếp nhận trong kỳ, không gồm kỳ trước chuyển sang",
    spoken: null,
    citation: `${INDEX_766}, chỉ số 3.3; ${FORM_06}`,
    confidence: "V",
  },
  {
    code: "ONLINE_RATE_INCL_CARRY",
    name: "Tỷ lệ hồ sơ trực tuyến (trên tổng số nhận giải quyết)",
    nameEn: "Online filing rate over dossiers in hand",
    numerator: ["HS_TRUC_TUYEN"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Cột 3 của biểu 06, gồm cả kỳ trước chuyển sang",
    spoken: null,
    citation: FORM_06,
    confidence: "K",
  },
  {
    code: "ONLINE_RATE_ELIGIBLE",
    name: "Tỷ lệ hồ sơ trực tuyến (trên hồ sơ của các TTHC đã có DVCTT)",
    nameEn: "Online filing rate over dossiers of procedures offered online",
    numerator: ["HS_TRUC_TUYEN"],
    denominator: ["HS_CO_DVCTT"],
    denominatorBasis: "Hồ sơ của các TTHC đã có dịch vụ công trực tuyến",
    spoken: null,
    citation: "Cách tính của tỉnh Gia Lai, năm 2022",
    confidence: "V",
  },
  {
    code: "ONLINE_RATE_FULL_ELIGIBLE",
    name: "Tỷ lệ hồ sơ toàn trình (trên hồ sơ của TTHC đủ điều kiện toàn trình)",
    nameEn: "Full online service rate over eligible dossiers",
    numerator: ["HS_TOAN_TRINH"],
    denominator: ["HS_DU_DIEU_KIEN_TOAN_TRINH"],
    denominatorBasis: "Hồ sơ của TTHC đủ điều kiện toàn trình",
    spoken: null,
    citation: "Bảng công thức của một hệ thống địa phương, chưa có văn bản",
    confidence: "D",
  },
  {
    code: "ONLINE_RATE_FULL_ALL",
    name: "Tỷ lệ hồ sơ qua dịch vụ công trực tuyến toàn trình",
    nameEn: "Full online service rate",
    numerator: ["HS_TOAN_TRINH"],
    denominator: ["HS_TIEP_NHAN"],
    denominatorBasis: "Hồ sơ tiếp nhận trong kỳ",
    spoken: {
      topic: "services",
      order: 2,
      phrase: "hồ sơ tiếp nhận được thực hiện qua dịch vụ công trực tuyến toàn trình",
    },
    citation: "Nghị định về phân loại đơn vị hành chính",
    confidence: "V",
  },

  // Thủ tục và dịch vụ. Một TTHC có thể có một hoặc hai DVC, nên không đổi TTHC thành DVC.
  {
    code: "SERVICE_ACTIVE_PROVIDED",
    name: "Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ",
    nameEn: "Share of provided services with online dossiers",
    numerator: ["DVC_PHAT_SINH"],
    denominator: ["DVC_CUNG_CAP"],
    denominatorBasis: "Dịch vụ công trực tuyến cung cấp",
    spoken: { topic: "services", order: 1, phrase: "dịch vụ công trực tuyến có phát sinh hồ sơ" },
    citation: `${INDEX_766}, chỉ số 3.2`,
    confidence: "V",
  },
  {
    code: "SERVICE_ACTIVE_USED",
    name: "Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ (trên DVC có hồ sơ)",
    nameEn: "Share of used services with online dossiers",
    numerator: ["DVC_PHAT_SINH"],
    denominator: ["DVC_CO_HO_SO"],
    denominatorBasis: "Dịch vụ công có phát sinh hồ sơ theo mọi hình thức nộp",
    spoken: null,
    citation: "Cách tính của tỉnh Gia Lai, năm 2022",
    confidence: "V",
  },
  {
    code: "SERVICE_PROVIDED_RATE",
    name: "Tỷ lệ thủ tục hành chính cung cấp dịch vụ công trực tuyến",
    nameEn: "Share of procedures provided online",
    numerator: ["TTHC_CO_DVCTT"],
    denominator: ["TTHC_THAM_QUYEN"],
    denominatorBasis: "Thủ tục hành chính thuộc thẩm quyền",
    spoken: { topic: "services", phrase: "thủ tục hành chính thuộc thẩm quyền được cung cấp dịch vụ công trực tuyến" },
    citation: `${INDEX_766}, chỉ số 3.1`,
    confidence: "V",
  },
  {
    code: "SERVICE_FULL_ELIGIBLE",
    name: "Tỷ lệ TTHC đủ điều kiện được cung cấp toàn trình",
    nameEn: "Share of eligible procedures offered fully online",
    numerator: ["TTHC_TOAN_TRINH"],
    denominator: ["TTHC_DU_DIEU_KIEN_TOAN_TRINH"],
    denominatorBasis: "TTHC đủ điều kiện thực hiện toàn trình",
    spoken: { topic: "services", phrase: "thủ tục hành chính đủ điều kiện được cung cấp toàn trình" },
    citation: "Quyết định 2629/QĐ-TTg ngày 01/12/2025",
    confidence: "V",
  },
  {
    code: "SERVICE_INTEGRATED_RATE",
    name: "Tỷ lệ dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia",
    nameEn: "Share of services on the national portal",
    numerator: ["DVC_TICH_HOP"],
    denominator: ["DVC_CUNG_CAP"],
    denominatorBasis: "Dịch vụ công trực tuyến cung cấp",
    spoken: { topic: "services", phrase: "dịch vụ công trực tuyến đã tích hợp trên Cổng Dịch vụ công quốc gia" },
    citation: "Số liệu công bố của một tỉnh, quý I/2023 (549/650)",
    confidence: "V",
  },

  // Thanh toán trực tuyến.
  {
    code: "FEE_INTEGRATED_RATE",
    name: "Tỷ lệ TTHC có phí được tích hợp thanh toán trên Cổng",
    nameEn: "Share of procedures with a fee payable on the portal",
    numerator: ["TTHC_TICH_HOP_THANH_TOAN"],
    denominator: ["TTHC_CO_PHI"],
    denominatorBasis: "TTHC có phí, lệ phí trong Cơ sở dữ liệu TTHC",
    spoken: {
      topic: "payment",
      phrase: "thủ tục hành chính có phí, lệ phí được tích hợp thanh toán trên Cổng Dịch vụ công quốc gia",
    },
    citation: `${INDEX_766}, chỉ số 3.4`,
    confidence: "D",
  },
  {
    code: "FEE_TTHC_PAID_RATE",
    name: "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến",
    nameEn: "Share of procedures with online payments",
    numerator: ["TTHC_THANH_TOAN_TT"],
    denominator: ["TTHC_NGHIA_VU_TAI_CHINH"],
    denominatorBasis: "TTHC có nghĩa vụ tài chính, không tính trùng",
    spoken: {
      topic: "payment",
      phrase: "thủ tục hành chính có nghĩa vụ tài chính đã có giao dịch thanh toán trực tuyến",
    },
    citation: `${INDEX_766}, chỉ số 3.5`,
    confidence: "D",
  },
  {
    code: "FEE_TTHC_PAID_ACTIVE",
    name: "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến (trên TTHC có phí phát sinh hồ sơ)",
    nameEn: "Share of active procedures with online payments",
    numerator: ["TTHC_THANH_TOAN_TT"],
    denominator: ["TTHC_CO_PHI_PHAT_SINH"],
    denominatorBasis: "TTHC có phí phát sinh hồ sơ",
    spoken: null,
    citation: "Bảng theo dõi của một địa phương",
    confidence: "D",
  },
  {
    code: "PAY_ONLINE_RATE",
    name: "Tỷ lệ hồ sơ thanh toán trực tuyến",
    nameEn: "Online payment rate",
    numerator: ["HS_THANH_TOAN_TT"],
    denominator: ["HS_CO_PHI"],
    denominatorBasis: "Hồ sơ có nghĩa vụ tài chính",
    spoken: { topic: "payment", phrase: "hồ sơ có nghĩa vụ tài chính được thanh toán trực tuyến" },
    citation: `${INDEX_766}, chỉ số 3.6`,
    confidence: "V",
  },

  // Tiến độ giải quyết. Hai cách tính đúng hạn đều đang dùng nên mang hai mã.
  {
    code: "ONTIME_766",
    name: "Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn (gồm đang xử lý trong hạn)",
    nameEn: "On-time rate of the 766 index",
    numerator: ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_DANG_TRONG_HAN"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: null,
    citation: `${INDEX_766}, chỉ số 2.1`,
    confidence: "V",
  },
  {
    code: "ONTIME_DONE",
    name: "Tỷ lệ giải quyết đúng hạn",
    nameEn: "On-time rate of settled dossiers",
    numerator: ["HS_TRUOC_HAN", "HS_DUNG_HAN"],
    denominator: ["HS_DA_GIAI_QUYET"],
    denominatorBasis: "Hồ sơ đã giải quyết",
    spoken: null,
    citation: FORM_06,
    confidence: "K",
  },
  {
    code: "ONTIME_DUE",
    name: "Tỷ lệ đúng hạn trên hồ sơ đến hạn",
    nameEn: "On-time rate of dossiers due",
    numerator: ["HS_TRUOC_HAN", "HS_DUNG_HAN"],
    denominator: ["HS_DEN_HAN"],
    denominatorBasis: "Hồ sơ đến hạn trong kỳ",
    spoken: null,
    citation: "Cách tính của một số địa phương",
    confidence: "?",
  },

  // Công khai, minh bạch.
  {
    code: "PUBLISH_ONTIME_RATE",
    name: "Tỷ lệ TTHC công bố đúng hạn",
    nameEn: "Share of procedures announced on time",
    numerator: ["TTHC_CONG_BO_DUNG_HAN"],
    denominator: ["TTHC_CONG_BO"],
    denominatorBasis: "TTHC công bố trong kỳ",
    spoken: { topic: "publicity", phrase: "thủ tục hành chính được công bố đúng hạn" },
    citation: `${INDEX_766}, chỉ số 1.1`,
    confidence: "O",
  },
  {
    code: "PUBLIC_UPDATE_RATE",
    name: "Tỷ lệ TTHC được cập nhật, công khai đúng hạn",
    nameEn: "Share of procedures published on time",
    numerator: ["TTHC_CONG_KHAI_DUNG_HAN"],
    denominator: ["TTHC_PHAI_CONG_KHAI"],
    denominatorBasis: "TTHC phải cập nhật, công khai trong kỳ",
    spoken: { topic: "publicity", phrase: "thủ tục hành chính được cập nhật, công khai đúng hạn" },
    citation: `${INDEX_766}, chỉ số 1.2`,
    confidence: "V",
  },
  {
    code: "PUBLIC_CONTENT_RATE",
    name: "Tỷ lệ TTHC công khai đầy đủ các bộ phận tạo thành",
    nameEn: "Share of procedures published with all parts",
    numerator: ["TTHC_DU_BO_PHAN"],
    denominator: ["TTHC_DANG_CONG_KHAI"],
    denominatorBasis: "TTHC đang công khai",
    spoken: { topic: "publicity", phrase: "thủ tục hành chính được công khai đầy đủ các bộ phận tạo thành" },
    citation: `${INDEX_766}, chỉ số 1.3; bảy bộ phận theo Điều 8 khoản 2 Nghị định 63/2010/NĐ-CP`,
    confidence: "O",
  },
  {
    code: "SYNC_RATE",
    name: "Tỷ lệ hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia",
    nameEn: "Share of dossiers synchronised with the national portal",
    numerator: ["HS_DONG_BO"],
    denominator: ["HS_HE_THONG_BAO_CAO", "HS_TREN_CONG"],
    denominatorIs: "max",
    denominatorBasis: "Số lớn hơn giữa hồ sơ trên Hệ thống báo cáo quốc gia và hồ sơ trên Cổng",
    spoken: { topic: "publicity", phrase: "hồ sơ được đồng bộ lên Cổng Dịch vụ công quốc gia" },
    citation: `${INDEX_766}, chỉ số 1.4`,
    confidence: "D",
  },

  // Số hóa hồ sơ. Mẫu số "hồ sơ tiếp nhận" hay "hồ sơ tiếp nhận, xử lý trong kỳ" cho kết quả khác nhau, nên mang hai mã.
  {
    code: "ERESULT_RATE",
    name: "Tỷ lệ cấp kết quả điện tử",
    nameEn: "Electronic result rate",
    numerator: ["HS_KET_QUA_DIEN_TU"],
    denominator: ["HS_TRA_KET_QUA_GIAY"],
    denominatorBasis: "Hồ sơ của TTHC trả kết quả bằng giấy tờ",
    spoken: { topic: "digitisation", phrase: "hồ sơ được cấp kết quả điện tử" },
    citation: `${INDEX_766}, chỉ số 4.1`,
    confidence: "V",
  },
  {
    code: "ERESULT_RATE_ALL",
    name: "Tỷ lệ cấp kết quả điện tử (trên hồ sơ tiếp nhận, xử lý trong kỳ)",
    nameEn: "Electronic result rate over dossiers in hand",
    numerator: ["HS_KET_QUA_DIEN_TU"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: { topic: "digitisation", phrase: "hồ sơ được cấp kết quả điện tử" },
    citation: `${INDEX_766}, chỉ số 4.1; mẫu số công bố trên Cổng Dịch vụ công quốc gia, tháng 9/2026`,
    confidence: "O",
  },
  {
    code: "DIGITISED_RATE",
    name: "Tỷ lệ số hóa hồ sơ",
    nameEn: "Digitisation rate",
    numerator: ["HS_SO_HOA"],
    denominator: ["HS_THAM_QUYEN"],
    denominatorBasis: "Hồ sơ thuộc thẩm quyền giải quyết",
    spoken: { topic: "digitisation", phrase: "hồ sơ được số hóa thành phần và kết quả" },
    citation: `${INDEX_766}, chỉ số 4.2`,
    confidence: "V",
  },
  {
    code: "DIGITISED_RATE_ALL",
    name: "Tỷ lệ số hóa hồ sơ (trên hồ sơ tiếp nhận, xử lý trong kỳ)",
    nameEn: "Digitisation rate over dossiers in hand",
    numerator: ["HS_SO_HOA"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: { topic: "digitisation", phrase: "hồ sơ được số hóa thành phần và kết quả" },
    citation: `${INDEX_766}, chỉ số 4.2; mẫu số công bố trên Cổng Dịch vụ công quốc gia, tháng 9/2026`,
    confidence: "O",
  },
  {
    code: "REUSE_RATE",
    name: "Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa",
    nameEn: "Reuse rate",
    numerator: ["HS_TAI_SU_DUNG"],
    denominator: ["HS_TIEP_NHAN"],
    denominatorBasis: "Hồ sơ tiếp nhận trong kỳ",
    spoken: { topic: "digitisation", phrase: "hồ sơ được khai thác, sử dụng lại dữ liệu số hóa" },
    citation: `${INDEX_766}, chỉ số 4.3`,
    confidence: "V",
  },
  {
    // Tháng 8/2026 tỉnh Phú Thọ: Cổng chia cho 184.513 (tiếp nhận, xử lý), trong khi tiếp nhận trong kỳ là 152.595.
    code: "REUSE_RATE_ALL",
    name: "Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa (trên hồ sơ tiếp nhận, xử lý trong kỳ)",
    nameEn: "Reuse rate over dossiers in hand",
    numerator: ["HS_TAI_SU_DUNG"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: { topic: "digitisation", phrase: "hồ sơ được khai thác, sử dụng lại dữ liệu số hóa" },
    citation: `${INDEX_766}, chỉ số 4.3; mẫu số công bố trên Cổng Dịch vụ công quốc gia, tháng 9/2026`,
    confidence: "O",
  },
  {
    code: "STORAGE_RATE",
    name: "Tỷ lệ hồ sơ số hóa có kết nối, chia sẻ phục vụ tái sử dụng",
    nameEn: "Share of dossiers linked to personal storage",
    numerator: ["HS_KHO_CA_NHAN"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: { topic: "digitisation", phrase: "hồ sơ có kết nối kho dữ liệu cá nhân" },
    citation: `${INDEX_766}, chỉ số 4.4`,
    confidence: "D",
  },
  {
    code: "CITIZEN_DATA_DOSSIER_RATE",
    name: "Tỷ lệ hồ sơ sử dụng dữ liệu dân cư",
    nameEn: "Share of dossiers using the population database",
    numerator: ["HS_DU_LIEU_DAN_CU"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: { topic: "digitisation", phrase: "hồ sơ có sử dụng dữ liệu dân cư" },
    citation: `${INDEX_766}, chỉ số 4.5`,
    confidence: "O",
  },
  {
    code: "CITIZEN_DATA_TTHC_RATE",
    name: "Tỷ lệ TTHC kết nối dữ liệu dân cư",
    nameEn: "Share of procedures linked to the population database",
    numerator: ["TTHC_DU_LIEU_DAN_CU"],
    denominator: ["TTHC_CONG_DAN"],
    denominatorBasis: "TTHC có đối tượng thực hiện là người dân",
    spoken: { topic: "digitisation", phrase: "thủ tục hành chính của người dân đã kết nối dữ liệu dân cư" },
    citation: `${INDEX_766}, chỉ số 4.5`,
    confidence: "O",
  },
  {
    code: "CERTIFIED_COPY_RATE",
    name: "Tỷ lệ xã cung cấp chứng thực bản sao điện tử",
    nameEn: "Share of communes with certified electronic copies",
    numerator: ["XA_CHUNG_THUC_DIEN_TU"],
    denominator: ["XA_TONG"],
    denominatorBasis: "Tổng số xã, phường, đặc khu",
    spoken: { topic: "digitisation", phrase: "xã, phường, đặc khu có cung cấp chứng thực bản sao điện tử" },
    citation: `${INDEX_766}, chỉ số 4.6`,
    confidence: "O",
  },

  // Mức độ hài lòng.
  {
    code: "PETITION_TTHC_RATE",
    name: "Tỷ lệ PAKN về thủ tục hành chính",
    nameEn: "Share of petitions about procedures",
    numerator: ["PAKN_TTHC"],
    denominator: ["PAKN_PHAN_LOAI"],
    denominatorBasis: "PAKN đã phân loại",
    spoken: null,
    citation: `${INDEX_766}, chỉ số 5.1`,
    confidence: "V",
  },
  {
    code: "PETITION_STAFF_RATE",
    name: "Tỷ lệ PAKN về cán bộ, công chức",
    nameEn: "Share of petitions about staff",
    numerator: ["PAKN_CAN_BO"],
    denominator: ["PAKN_PHAN_LOAI"],
    denominatorBasis: "PAKN đã phân loại",
    spoken: null,
    citation: `${INDEX_766}, chỉ số 5.1`,
    confidence: "V",
  },
  {
    code: "PETITION_ONTIME_RATE",
    name: "Tỷ lệ PAKN xử lý đúng hạn",
    nameEn: "Share of petitions handled on time",
    numerator: ["PAKN_DUNG_HAN"],
    denominator: ["PAKN_THAM_QUYEN"],
    denominatorBasis: "PAKN thuộc thẩm quyền",
    spoken: { topic: "satisfaction", phrase: "phản ánh, kiến nghị được xử lý đúng hạn" },
    citation: `${INDEX_766}, chỉ số 5.2`,
    confidence: "V",
  },
  {
    // 41/41 bảng điểm công bố dùng một mẫu số cho 5.2 và 5.3.
    code: "PETITION_SATISFACTION_RATE",
    name: "Tỷ lệ hài lòng trong xử lý PAKN",
    nameEn: "Satisfaction with petitions",
    numerator: ["PAKN_HAI_LONG"],
    denominator: ["PAKN_THAM_QUYEN"],
    denominatorBasis: "PAKN thuộc thẩm quyền",
    spoken: { topic: "satisfaction", phrase: "phản ánh, kiến nghị được xử lý hài lòng" },
    citation: `${INDEX_766}, chỉ số 5.3`,
    confidence: "V",
  },
  {
    code: "SATISFACTION_766",
    name: "Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC",
    nameEn: "Satisfaction rate of the 766 index",
    numerator: ["HS_HAI_LONG"],
    denominator: ["HS_TONG"],
    denominatorBasis: "Hồ sơ tiếp nhận, xử lý trong kỳ",
    spoken: { topic: "satisfaction", phrase: "hồ sơ được tiếp nhận, giải quyết hài lòng" },
    citation: `${INDEX_766}, chỉ số 5.4`,
    confidence: "V",
  },
] as const satisfies readonly RateEntry[];

export type RateCode = (typeof ENTRIES)[number]["code"];

export interface RateDefinition extends Omit<RateEntry, "denominatorIs"> {
  readonly code: RateCode;
  readonly denominatorIs: "sum" | "max";
}

export const RATES: readonly RateDefinition[] = ENTRIES.map((entry) => ({ denominatorIs: "sum", ...entry }));

const BY_CODE: ReadonlyMap<string, RateDefinition> = new Map(RATES.map((definition) => [definition.code, definition]));

export const findRate = (code: string): RateDefinition | undefined => BY_CODE.get(code);
