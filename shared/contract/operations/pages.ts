// Pages, documents for hosts, and the state of the service.
import * as z from "zod";
import { defineOperations } from "../operation.ts";

export const PAGE_OPERATIONS = defineOperations({
  getDemo: {
    title: { vi: "Mã truy cập xem thử", en: "Token of the demonstration" },
    description: {
      vi: "Chỉ có trên máy chạy trình diễn; mã chỉ xem được số liệu trình diễn.",
      en: "Only on a demonstration server; the token only reads the demonstration data.",
    },
    authorization: "none",
    answers: {
      200: {
        description: { vi: "Mã xem thử", en: "The token" },
        json: z.strictObject({ token: z.string(), unit: z.string(), role: z.string() }).meta({ id: "Demo" }),
      },
    },
    problems: ["NOT_FOUND"],
  },

  health: {
    title: { vi: "Máy chủ đã sẵn sàng chưa", en: "Readiness" },
    authorization: "none",
    answers: {
      200: {
        description: { vi: "Sẵn sàng", en: "Ready" },
        json: z
          .strictObject({
            status: z.literal("ok"),
            core: z.string(),
            now: z.iso.datetime().optional().meta({ description: "Giờ của máy chủ (UTC) / the server's clock" }),
          })
          .meta({ id: "Health" }),
      },
    },
    problems: ["NOT_READY"],
  },

  openApi: {
    title: { vi: "Tài liệu này", en: "This document" },
    authorization: "none",
    answers: { 200: { description: { vi: "OpenAPI 3.1", en: "OpenAPI 3.1" }, media: ["application/json"] } },
  },

  manifest: {
    title: { vi: "Tệp cài tiện ích vào Excel", en: "Manifest of the add-in" },
    authorization: "none",
    answers: { 200: { description: { vi: "Tệp cài đặt", en: "The manifest" }, media: ["application/xml"] } },
    problems: ["ORIGIN_NOT_CONFIGURED"],
  },

  functionMetadata: {
    title: { vi: "Khai báo hàm cho Excel", en: "Function metadata for Excel, Vietnamese" },
    authorization: "none",
    answers: { 200: { description: { vi: "Khai báo hàm", en: "The metadata" }, media: ["application/json"] } },
  },

  functionMetadataEn: {
    title: { vi: "Khai báo hàm bằng tiếng Anh", en: "Function metadata for Excel, English" },
    authorization: "none",
    answers: { 200: { description: { vi: "Khai báo hàm", en: "The metadata" }, media: ["application/json"] } },
  },

  functionHelp: {
    title: { vi: "Trang trợ giúp của một hàm", en: "Help page of a function" },
    authorization: "none",
    pathParams: z.strictObject({
      name: z
        .string()
        .min(1)
        .max(64)
        .meta({ description: "Tên hàm / name", examples: ["TYLE"] }),
    }),
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang trợ giúp", en: "The page" }, media: ["text/html"] } },
    problems: ["NOT_FOUND"],
  },

  filePage: {
    title: { vi: "Gửi số liệu từ tệp hoặc nhập tay", en: "The pane without a sheet, for files and typed figures" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang gửi số liệu từ tệp", en: "The page" }, media: ["text/html"] } },
  },

  adminPage: {
    title: { vi: "Trang quản trị", en: "The administration page" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang quản trị", en: "The page" }, media: ["text/html"] } },
  },

  apiReference: {
    title: { vi: "Tài liệu API để đọc", en: "This document as a page" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang tài liệu", en: "The page" }, media: ["text/html"] } },
  },

  guideIndex: {
    title: { vi: "Hướng dẫn", en: "The guide" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
  },

  oldExcelGuide: {
    title: { vi: "Công thức cho Excel không cài được tiện ích", en: "Formulas for an Excel without add-ins" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
  },

  excelCheckList: {
    title: { vi: "Kiểm tra tiện ích trong Excel", en: "What to look at in Excel" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
  },

  powerQueryGuide: {
    title: { vi: "Lấy số liệu bằng Power Query", en: "Pulling figures with Power Query" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The guide" }, media: ["text/html"] } },
  },

  guideArticle: {
    title: { vi: "Một bài của hướng dẫn", en: "An article of the guide" },
    authorization: "none",
    pathParams: z.strictObject({
      article: z
        .string()
        .min(1)
        .max(64)
        .meta({ description: "Tên bài / name", examples: ["bang-tinh"] }),
    }),
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
    problems: ["NOT_FOUND"],
  },

  home: {
    title: { vi: "Bảng tính trên trình duyệt", en: "The web workbook" },
    authorization: "none",
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang bảng tính", en: "The page" }, media: ["text/html"] } },
  },
});
