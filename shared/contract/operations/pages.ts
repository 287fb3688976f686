// Pages, documents for hosts, and the state of the service.
import * as z from "zod";
import { defineOperation } from "../operation.ts";
import { none } from "./params.ts";

export const PAGE_OPERATIONS = {
  getDemo: defineOperation({
    method: "get",
    path: "/v1/demo",
    title: { vi: "Mã truy cập xem thử", en: "Token of the demonstration" },
    description: {
      vi: "Chỉ có trên máy chạy trình diễn; mã chỉ xem được số liệu trình diễn.",
      en: "Only on a demonstration server; the token only reads the demonstration data.",
    },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: {
      200: {
        description: { vi: "Mã xem thử", en: "The token" },
        json: z.strictObject({ token: z.string(), unit: z.string(), role: z.string() }).meta({ id: "Demo" }),
      },
    },
    problems: ["NOT_FOUND"],
  }),

  health: defineOperation({
    method: "get",
    path: "/healthz",
    title: { vi: "Máy chủ đã sẵn sàng chưa", en: "Readiness" },
    authorization: "none",
    pathParams: none,
    query: none,
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
  }),

  openApi: defineOperation({
    method: "get",
    path: "/openapi.json",
    title: { vi: "Tài liệu này", en: "This document" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "OpenAPI 3.1", en: "OpenAPI 3.1" }, media: ["application/json"] } },
    problems: [],
  }),

  manifest: defineOperation({
    method: "get",
    path: "/manifest.xml",
    title: { vi: "Tệp cài tiện ích vào Excel", en: "Manifest of the add-in" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Tệp cài đặt", en: "The manifest" }, media: ["application/xml"] } },
    problems: ["ORIGIN_NOT_CONFIGURED"],
  }),

  functionMetadata: defineOperation({
    method: "get",
    path: "/functions.json",
    title: { vi: "Khai báo hàm cho Excel", en: "Function metadata for Excel, Vietnamese" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Khai báo hàm", en: "The metadata" }, media: ["application/json"] } },
    problems: [],
  }),

  functionMetadataEn: defineOperation({
    method: "get",
    path: "/functions.en.json",
    title: { vi: "Khai báo hàm bằng tiếng Anh", en: "Function metadata for Excel, English" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Khai báo hàm", en: "The metadata" }, media: ["application/json"] } },
    problems: [],
  }),

  functionHelp: defineOperation({
    method: "get",
    path: "/ham/{name}",
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
  }),

  filePage: defineOperation({
    method: "get",
    path: "/gui",
    title: { vi: "Gửi số liệu từ tệp hoặc nhập tay", en: "The pane without a sheet, for files and typed figures" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang gửi số liệu từ tệp", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  adminPage: defineOperation({
    method: "get",
    path: "/quan-tri",
    title: { vi: "Trang quản trị", en: "The administration page" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang quản trị", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  apiReference: defineOperation({
    method: "get",
    path: "/docs",
    title: { vi: "Tài liệu API để đọc", en: "This document as a page" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang tài liệu", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  guideIndex: defineOperation({
    method: "get",
    path: "/huong-dan",
    title: { vi: "Hướng dẫn", en: "The guide" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  oldExcelGuide: defineOperation({
    method: "get",
    path: "/huong-dan/excel-cu",
    title: { vi: "Công thức cho Excel không cài được tiện ích", en: "Formulas for an Excel without add-ins" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  excelCheckList: defineOperation({
    method: "get",
    path: "/huong-dan/kiem-tra-excel",
    title: { vi: "Kiểm tra tiện ích trong Excel", en: "What to look at in Excel" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),

  powerQueryGuide: defineOperation({
    method: "get",
    path: "/huong-dan/power-query",
    title: { vi: "Lấy số liệu bằng Power Query", en: "Pulling figures with Power Query" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang hướng dẫn", en: "The guide" }, media: ["text/html"] } },
    problems: [],
  }),

  guideArticle: defineOperation({
    method: "get",
    path: "/huong-dan/{article}",
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
  }),

  home: defineOperation({
    method: "get",
    path: "/",
    title: { vi: "Bảng tính trên trình duyệt", en: "The web workbook" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang bảng tính", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),
} as const;
