// The one translation from problems to HTTP: status by code, and the body of RFC 9457.
import type { RequestError } from "../../shared/contract/issue-text.ts";
import type { Problem, ProblemCode } from "../../shared/domain/problem.ts";
import type { UnitFault } from "../../shared/domain/unit-fault.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import { problemText } from "../../shared/text/problem.ts";
import { unitFaultText } from "../../shared/text/unit-fault.ts";
import { findingAnswer } from "./finding.ts";

/** Status of every problem; a new code does not compile without one. Codes that only cells show have 422 as well. */
export const STATUS: Readonly<Record<ProblemCode, number>> = {
  ARG_BLANK: 422,
  ARG_NOT_NUMBER: 422,
  ARG_NUMBER_AMBIGUOUS: 422,
  ARG_NUMBER_LONG: 422,
  ARG_SEVERAL_NUMBERS: 422,
  ARG_IS_ERROR: 422,
  ARG_IS_RANGE: 422,
  ARG_NOT_TEXT: 422,
  ARG_NOT_CHOICE: 422,
  ARG_DIGITS: 422,
  ARG_NOT_WHOLE: 422,
  ARG_TOO_MANY: 422,
  ARG_TOO_LONG: 422,
  RANGE_CELL_IS_ERROR: 422,
  RANGE_CELL_NOT_NUMBER: 422,
  RANGE_CELL_BLANK: 422,
  RANGE_CELL_NEGATIVE: 422,
  RANGE_SHAPES_DIFFER: 422,
  RANGE_EMPTY: 422,
  NEGATIVE: 422,
  NUM_GT_DEN: 422,
  DENOMINATOR_ZERO: 422,
  PERCENT_SCALE_UNKNOWN: 422,
  FIGURE_UNKNOWN: 422,
  FIGURE_NOT_PROVIDED: 422,
  FIGURE_NOT_APPLICABLE: 422,
  RATE_NOT_COMPUTABLE: 422,
  PERIOD_UNREADABLE: 422,
  PERIOD_UNREAD: 422,
  PERIOD_UNFILLED: 422,
  PERIOD_WEEK_OF_MONTH: 422,
  PERIOD_YEAR_MISSING: 422,
  PERIOD_DATE_INVALID: 422,
  PERIOD_REVERSED: 422,
  PERIOD_ONE_DATE: 422,
  PERIOD_SEVERAL: 422,
  PERIOD_DATE_SERIAL: 422,
  PERIOD_LABEL_MISMATCH: 422,
  PERIOD_CALENDAR_UNKNOWN: 422,
  PERIOD_AMBIGUOUS: 422,
  PERIOD_HAS_NO_NEIGHBOUR: 422,
  PERIOD_NOT_STARTED: 422,
  SERIES_TOO_LONG: 422,
  YEAR_TO_DATE_UNKNOWN: 422,
  FIGURE_NOT_OVER_TIME: 422,
  HOLIDAYS_UNKNOWN: 422,
  RULESET_UNKNOWN: 422,
  RULESET_NOT_IN_FORCE: 422,
  NO_RULESET_IN_FORCE: 422,
  RULESET_SWITCH_UNKNOWN: 422,
  RULESET_WITHOUT_POINTS: 422,
  PARAMETER_UNKNOWN: 422,
  INDICATOR_UNKNOWN: 422,
  SCORE_INCOMPLETE: 422,
  SCORE_STATED_INFEASIBLE: 422,
  COUNTS_IMPOSSIBLE: 422,
  AMOUNT_NEGATIVE: 422,
  COUNT_NOT_WHOLE: 422,
  POINTS_OVER_MAX: 422,
  PERCENT_OVER_WHOLE: 422,
  POINTS_OUT_OF_RANGE: 422,
  RANK_NOT_LISTED: 422,
  RANK_UNLIKE: 422,
  NOT_COMPARABLE: 422,
  TABLE_COLUMNS: 422,
  TABLE_LABEL_UNKNOWN: 422,
  TABLE_LABEL_TWICE: 422,
  TABLE_NUMBER_LOST: 422,
  LINE_VALUE_AMBIGUOUS: 422,
  TARGET_NOT_FRACTION: 422,
  TARGET_UNREACHABLE: 422,
  TARGET_NOT_SET: 422,
  UNIT_UNKNOWN: 404,
  UNIT_NOT_IN_FORCE: 422,
  UNIT_CODE_INVALID: 422,
  UNIT_NAME_UNKNOWN: 422,
  UNIT_NAME_AMBIGUOUS: 422,
  PERIOD_INCOMPLETE: 422,
  SNAPSHOT_NOT_FOUND: 404,
  COPY_CODE_INVALID: 422,
  COPY_UNKNOWN: 404,
  FORM_UNKNOWN: 422,
  STORED_UNAVAILABLE: 503,
  FUNCTION_UNKNOWN: 422,
  CALL_MALFORMED: 422,
  FUNCTION_NEEDS_STORED: 422,
  UNAUTHENTICATED: 401,
  TOKEN_DEAD: 401,
  TOKEN_IN_QUERY: 422,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  MALFORMED_JSON: 400,
  NOT_UTF8: 400,
  INVALID_REQUEST: 422,
  TOO_LARGE: 413,
  TOO_MANY_CALLS: 422,
  RATE_LIMITED: 429,
  IDEMPOTENCY_MISMATCH: 422,
  PERIOD_LOCKED: 409,
  REVISION_CONFLICT: 409,
  STATE_REFUSED: 409,
  OWN_SUBMISSION: 403,
  CORRECTION_NOT_PENDING: 409,
  FINDINGS_BLOCK: 422,
  BATCH_REFUSED: 422,
  NEIGHBOUR_REFUSED: 424,
  PERIOD_OBSTACLES: 409,
  UNITS_CONFLICT: 422,
  IMPORT_UNREADABLE: 422,
  IMPORT_HASH: 422,
  IMPORT_CONFLICT: 409,
  IMPORT_UNFINISHED: 409,
  IMPORT_OVERTAKEN: 409,
  NOT_READY: 503,
  ORIGIN_NOT_CONFIGURED: 503,
  INTERNAL: 500,
};

const TITLES: Readonly<Record<number, string>> = {
  400: "Nội dung không đọc được",
  401: "Cần mã truy cập",
  403: "Không đủ quyền",
  404: "Không tìm thấy",
  405: "Phương thức không dùng được",
  409: "Không khớp với số liệu hiện có",
  413: "Nội dung quá lớn",
  422: "Yêu cầu chưa đúng",
  424: "Chưa lưu vì mục khác",
  429: "Quá nhiều yêu cầu",
  500: "Máy chủ gặp lỗi",
  503: "Máy chủ chưa sẵn sàng",
};

/** A refusal on its way out of a handler. */
export interface Refusal {
  readonly ok: false;
  readonly problem: Problem;
  readonly errors?: readonly RequestError[];
  readonly findings?: readonly Finding[];
  readonly conflicts?: readonly UnitFault[];
  /** What became of each item of a batch. */
  readonly results?: readonly unknown[];
  readonly headers?: Readonly<Record<string, string>>;
}

export const conflictAnswer = ({ line, unit, fault }: UnitFault) => ({
  line,
  code: unit,
  fault: fault.code,
  ...unitFaultText(fault),
});

/** What a problem says wherever it stands: as an answer, or in the place of one item. */
export const problemFields = ({ problem, errors = [], findings = [] }: Refusal) => {
  const status = STATUS[problem.code];
  return {
    type: `urn:dvc:problem:${problem.code}`,
    title: TITLES[status] ?? "Yêu cầu chưa đúng",
    status,
    code: problem.code,
    detail: problemText(problem),
    errors,
    findings: findings.map(findingAnswer),
  };
};

export const problemResponse = (refusal: Refusal, requestId: string): Response => {
  const { conflicts, results, headers = {} } = refusal;
  const fields = problemFields(refusal);
  const body = {
    ...fields,
    requestId,
    ...(conflicts ? { conflicts: conflicts.map(conflictAnswer) } : {}),
    ...(results ? { results } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: fields.status,
    headers: { "Content-Type": "application/problem+json; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
};
