// DIEM: the score of the index from a table of figures or reported points.
import { done, refused } from "../domain/problem.ts";
import { decimalToNumber } from "../domain/rational.ts";
import { defineFunction } from "./definition.ts";
import { explainScore } from "./explain-score.ts";
import { FIGURES_PARAM, KY_766, POINTS_FORMAT, problemOfNoScore, RULESET_PARAM, scoreTable } from "./score-choice.ts";

export const DIEM = defineFunction({
  id: "DIEM",
  title: { vi: "Tổng điểm bộ chỉ số", en: "Score of the index" },
  description: {
    vi: "Tổng điểm của bộ chỉ số (mặc định 766) từ bảng số liệu hai cột (mã hoặc tên; giá trị) hoặc ba cột (mã; tử số; mẫu số). Thiếu số liệu thì nêu phần thiếu, không tính thành 0.",
    en: "Score of the index (766 by default) from a table of two columns (code or name; value) or three (code; numerator; denominator). Missing figures are named, never counted as 0.",
  },
  params: [FIGURES_PARAM, KY_766, RULESET_PARAM],
  result: "number",
  examples: [
    {
      args: [
        [
          ["Công khai, minh bạch", "0,0"],
          ["Tiến độ giải quyết", 20],
          ["Dịch vụ công trực tuyến", "7,0"],
          ["Thanh toán trực tuyến", "7,8"],
          ["Số hóa hồ sơ", 19],
          ["Mức độ hài lòng", 18],
        ],
        "Tháng 6/2023",
      ],
      shows: "71,80",
      source: "UBND xã Thạnh Tân, tháng 6/2023; bài công bố thiếu nhóm Tiến độ giải quyết, ở đây lấy tối đa 20",
    },
  ],
  evaluate: ({ so_lieu, ky, bo_quy_tac }) => {
    const scored = scoreTable(so_lieu, ky, bo_quy_tac);
    if (!scored.ok) return scored;
    const { scorecard } = scored.result;
    if (scorecard.score === null) return refused(problemOfNoScore(scorecard));
    return done({ value: decimalToNumber(scorecard.score), format: POINTS_FORMAT });
  },
  explain: ({ so_lieu, ky, bo_quy_tac }) => explainScore(so_lieu, ky, bo_quy_tac),
});
