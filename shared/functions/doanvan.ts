// DOANVAN: the paragraph of a report from stored figures, in its short form.
import { done } from "../domain/problem.ts";
import { defineFunction } from "./definition.ts";
import { narrativeNeeds, readNarrative } from "./narrative-choice.ts";
import { FORM, PERIOD, UNIT } from "./solieu.ts";
import { explainStored } from "./stored-choice.ts";

export const DOANVAN = defineFunction({
  id: "DOANVAN",
  title: { vi: "Đoạn văn báo cáo", en: "Paragraph of a report" },
  description: {
    vi: "Đoạn văn ngắn (2 đến 4 câu) từ số liệu đã gửi của đơn vị: kết quả, so với chỉ tiêu và kỳ trước, đơn vị cao nhất, thấp nhất, tình trạng số liệu. Không nêu số liệu chưa có. Bản đầy đủ lấy ở /v1/narrative.",
    en: "A short paragraph (two to four sentences) from a unit's stored figures: results, against target and the period before, best and weakest units, state. The full form is at /v1/narrative.",
  },
  params: [UNIT, PERIOD, FORM],
  result: "text",
  usesToday: true,
  examples: [
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022"],
      shows:
        "Từ ngày 15/12/2021 đến ngày 12/9/2022, huyện Xuân Lộc (trình diễn) tiếp nhận 95.758 hồ sơ, trong đó có 20.595 hồ sơ nộp trực tuyến mức độ 3, 4, đạt 21,51%. Hồ sơ nộp trực tuyến theo cấp: cấp huyện 4.840/26.757 hồ sơ, đạt 18,09%; cấp xã 15.755/69.001 hồ sơ, đạt 22,83%. Số liệu tạm thời, chưa chốt.",
      source: "UBND huyện Xuân Lộc: 4.840/26.757 của cấp huyện cộng 15.755/69.001 của cấp xã",
    },
  ],
  needs: ({ don_vi, ky, bieu }, today) => narrativeNeeds({ unit: don_vi, periodText: ky, form: bieu }, today),
  evaluate: ({ don_vi, ky, bieu }, context) => {
    const written = readNarrative({ unit: don_vi, periodText: ky, form: bieu }, "short", context);
    return written.ok ? done({ value: written.result.narrative.text }) : written;
  },
  explain: () => explainStored([]),
});
