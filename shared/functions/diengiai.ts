// DIENGIAI: how a number came about, in plain Vietnamese.
import { done } from "../domain/problem.ts";
import { noticeText } from "../text/notice.ts";
import { defineFunction } from "./definition.ts";
import { explainPart, explainScore, sentences } from "./explain-score.ts";
import { FIGURES_PARAM, KY_766, scoreTable } from "./score-choice.ts";

export const DIENGIAI = defineFunction({
  id: "DIENGIAI",
  title: { vi: "Diễn giải cách tính", en: "How a number came about" },
  description: {
    vi: "Diễn giải một chỉ số, một nhóm hoặc tổng điểm: số liệu đã dùng, cách tính, căn cứ và mức tin cậy.",
    en: "Explains an indicator, a group or the score: figures used, method, source and how sure it is.",
  },
  params: [
    FIGURES_PARAM,
    KY_766,
    {
      name: "chi_so",
      kind: "text",
      title: { vi: 'Mã hoặc tên chỉ số, nhóm; "TONG" cho tổng điểm', en: "Indicator, group or TONG" },
    },
  ],
  result: "text",
  examples: [
    {
      args: [[["ON_TIME", 403016, 464494]], "Quý III/2026", "2.1"],
      shows:
        "2.1 Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn (gồm đang xử lý trong hạn): 403.016/464.494 = 86,76%; 20 điểm × tỷ lệ = 17,35 điểm. Căn cứ: Quyết định 766/QĐ-TTg ngày 23/6/2022; dữ liệu công bố của Cổng Dịch vụ công quốc gia, tháng 9/2026 (theo văn bản).",
      source: "UBND tỉnh Phú Thọ, quý III/2026",
    },
  ],
  evaluate: ({ so_lieu, ky, chi_so }) => {
    const scored = scoreTable(so_lieu, ky, null);
    if (!scored.ok) return scored;
    const explained = explainPart(scored.result, chi_so);
    if (!explained.ok) return explained;
    const { rules, scorecard } = scored.result;
    const notices = [...rules.notices, ...scorecard.notices].map(noticeText);
    return done({ value: sentences([...explained.result, ...notices]) });
  },
  explain: ({ so_lieu, ky, chi_so }) => explainScore(so_lieu, ky, null, chi_so),
});
