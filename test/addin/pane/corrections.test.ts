// Corrections that communes propose: each figure before and after, who answered what and why, and the answer that an office sends.
import { describe, expect, test } from "vitest";
import type { CorrectionEntry, RevisionEntry } from "../../../addin/server/entries.ts";
import {
  correctionAnswer,
  correctionChanges,
  lockedFigures,
  replyToCorrection,
} from "../../../addin/taskpane/consolidate/unit/correction-changes.ts";
import { momentText } from "../../../addin/ui/moment-text.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { addressedServer, type SentOptions } from "../../support/addressed-server.ts";

const AT = "2026-07-10T02:00:00.000Z";
/** By the clock of this machine, as the pane shows it. */
const WHEN = momentText(Date.parse(AT));

const event = (sequence: number, action: string, reason: string | null = null, revision = 1) => ({
  sequence,
  revision,
  at: AT,
  action,
  state: "da_chot",
  reason,
  documentNo: null,
  actor: { unit: "T", label: "Văn phòng tỉnh" },
  auditHash: null,
});
const revision = (number: number, figures: Record<string, unknown>, events: readonly ReturnType<typeof event>[]) =>
  ({ revision: number, content: { figures }, events }) as unknown as RevisionEntry;

describe("what would change", () => {
  test.each<readonly [string, Record<string, unknown>, Record<string, unknown>, readonly (readonly string[])[]]>([
    ["more", { HS_TRUC_TUYEN: 4840 }, { HS_TRUC_TUYEN: 4940 }, [["4.840", "4.940", "+100"]]],
    ["fewer", { HS_TRUC_TUYEN: 1200 }, { HS_TRUC_TUYEN: 0 }, [["1.200", "0", "−1.200"]]],
    ["a figure that was not there", {}, { HS_TRUC_TUYEN: 3 }, [["chưa có", "3", ""]]],
    ["zero is not the same as nothing", { HS_TRUC_TUYEN: 0 }, {}, [["0", "chưa có", ""]]],
    [
      "does not apply after all",
      { HS_TRUC_TUYEN: 5 },
      { HS_TRUC_TUYEN: { state: "not_applicable" } },
      [["5", "không áp dụng", ""]],
    ],
    ["no figure", { HS_TRUC_TUYEN: 5 }, { HS_TRUC_TUYEN: 5 }, []],
  ])("%s", (_, locked, proposed, expected) => {
    expect(correctionChanges(locked, proposed).map(({ before, after, change }) => [before, after, change])).toEqual(
      expected,
    );
  });

  test("beside the revision that was locked, also after it has become another one", () => {
    const revisions = [revision(2, { HS_TRUC_TUYEN: 50 }, []), revision(1, { HS_TRUC_TUYEN: 40 }, [])];
    expect(lockedFigures({ revision: 1 }, revisions)).toEqual({ HS_TRUC_TUYEN: 40 });
    expect(lockedFigures({ revision: 9 }, revisions)).toEqual({});
  });
});

describe("what was answered", () => {
  const declined = event(6, "tu_choi_dinh_chinh", "Số cũ đúng");
  const accepted = event(8, "mo_lai", "Đã đối chiếu");
  const revisions = [
    revision(2, {}, [event(9, "dinh_chinh", null, 2)]),
    revision(1, {}, [event(5, "de_nghi_dinh_chinh"), declined, event(7, "de_nghi_dinh_chinh"), accepted]),
  ];
  test.each<readonly [number, CorrectionEntry["state"], string | null]>([
    [5, "tu_choi", `Từ chối đề nghị đính chính – ${WHEN}, Văn phòng tỉnh: Số cũ đúng`],
    [7, "chap_nhan", `Mở khóa – ${WHEN}, Văn phòng tỉnh: Đã đối chiếu`],
    [7, "cho_xu_ly", null],
    [5, "thay_the", null],
    [99, "tu_choi", null],
  ])("proposal %i, %s", (correction, state, text) => {
    expect(correctionAnswer({ correction, state }, revisions)).toBe(text);
  });
});

describe("the answer of an office", () => {
  const place = {
    unit: "A.1" as UnitCode,
    period: parsePeriodKey("civil:2026-06") as Period,
    form: "chung" as FormCode,
  };
  const reply = { action: "mo_lai", reason: " Đã đối chiếu ", correction: 5, revision: 3 } as const;
  const serverOf = (answers: readonly object[]) => {
    const asked: { readonly address: string; readonly options: SentOptions }[] = [];
    const server = addressedServer(async (address, options) => {
      asked.push({ address, options });
      return answers[asked.length - 1];
    });
    return { asked, server };
  };
  const done = { ok: true, status: 200, content: {} };

  test("names the proposal that was looked at and the revision that was shown", async () => {
    const { asked, server } = serverOf([done]);
    expect(await replyToCorrection(server, place, reply, "key-1")).toEqual({
      kind: "done",
      text: "Đã chấp nhận; số liệu mới chờ tiếp nhận.",
    });
    expect(asked).toEqual([
      {
        address: "/v1/snapshots/A.1/civil%3A2026-06/actions?form=chung",
        options: {
          body: { action: "mo_lai", reason: "Đã đối chiếu", correction: 5 },
          headers: { "If-Match": '"3"', "Idempotency-Key": "key-1" },
        },
      },
    ]);
  });

  test("is not sent without a reason", async () => {
    const { asked, server } = serverOf([]);
    const outcomeText = await replyToCorrection(server, place, { ...reply, reason: "  " }, "key-1");
    expect([outcomeText.kind, asked.length]).toEqual(["refused", 0]);
  });

  test("that was lost is asked for again under the same key", async () => {
    const { asked, server } = serverOf([{ ok: false, status: null, text: "mất mạng", errors: [] }, done]);
    const outcomeText = await replyToCorrection(server, place, { ...reply, action: "tu_choi_dinh_chinh" }, "key-1");
    expect(outcomeText).toEqual({ kind: "done", text: "Đã từ chối đề nghị; số liệu đã chốt giữ nguyên." });
    expect(asked[1]).toEqual(asked[0]);
  });

  test("to a proposal that another one has replaced says so", async () => {
    const text = "Đề nghị đính chính đang chờ xử lý là số 7. Hãy xem lại đề nghị đó rồi gửi lại.";
    const { server } = serverOf([{ ok: false, status: 409, code: "CORRECTION_NOT_PENDING", text, errors: [] }]);
    expect(await replyToCorrection(server, place, reply, "key-1")).toEqual({ kind: "refused", text });
  });
});
