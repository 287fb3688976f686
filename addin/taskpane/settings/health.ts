// "Kiểm tra tiện ích": judges what was found out about the add-in, names the one step to take, and writes a report without any secret.
import { numberText } from "../../../shared/text/format.ts";
import type { ConnectionStatus } from "../../functions/runtime.ts";
import type { TokenOwner } from "../../host/host.ts";
import type { HostFact } from "../../host/host-facts.ts";
import { momentText } from "../../ui/moment-text.ts";

/** What was found out, before anybody judges it. */
export interface HealthFacts {
  readonly hostName: string;
  readonly hostFacts: readonly HostFact[];
  /** What the add-in needs and the host lacks. */
  readonly missingSets: readonly string[];
  /** How long the server took to answer, in milliseconds; null: it did not. */
  readonly answeredInMs: number | null;
  /** Status of that answer; null for none. */
  readonly serverStatus: number | null;
  readonly serverCore: string | null;
  /** The server's clock when it answered, milliseconds since 1970; null where it does not say. */
  readonly serverClock: number | null;
  /** This machine's clock at the same moment. */
  readonly machineClock: number;
  /** Rule sets as "id (version)"; null where the server was not asked. */
  readonly serverRules: readonly string[] | null;
  readonly bundledRules: readonly string[];
  readonly status: ConnectionStatus;
  readonly tokenOwner: TokenOwner | null;
  readonly tokenRefused: boolean;
  readonly storageUsable: boolean;
  /** Reports that wait to be sent; null where that is not known. */
  readonly waiting: number | null;
}

export type HealthState = "good" | "warning" | "bad" | "unknown";

export interface HealthLine {
  readonly title: string;
  readonly state: HealthState;
  readonly text: string;
  /** What to do; "" where nothing is to be done. */
  readonly step: string;
}

const SLOW_MS = 3_000;
const CLOCK_OFF_MINUTES = 5;
const MINUTE_MS = 60_000;

const good = (title: string, text: string): HealthLine => ({ title, state: "good", text, step: "" });

const connectionLine = ({ answeredInMs, serverStatus }: HealthFacts): HealthLine => {
  const title = "Kết nối máy chủ";
  if (answeredInMs === null) {
    const step = "Kiểm tra mạng. Nếu trang khác vẫn mở được, nhờ người quản trị mạng cho phép địa chỉ của máy chủ DVC.";
    return { title, state: "bad", text: "Không liên lạc được.", step };
  }
  if (serverStatus !== 200) {
    const step = "Đợi vài phút rồi kiểm tra lại; nếu vẫn vậy, gửi bản báo cáo dưới đây cho người quản trị.";
    return { title, state: "bad", text: `Máy chủ trả lời mã ${serverStatus}.`, step };
  }
  const text = `Trả lời sau ${numberText(Math.round(answeredInMs))} mili giây.`;
  if (answeredInMs <= SLOW_MS) return good(title, text);
  return { title, state: "warning", text, step: "Mạng chậm: tính lại từng trang thay cho cả sổ tính." };
};

const versionLine = ({ serverCore, status }: HealthFacts): HealthLine => {
  const title = "Phiên bản tính toán";
  if (serverCore === null) {
    return { title, state: "unknown", text: `Máy này ${status.bundledCore}; chưa rõ máy chủ.`, step: "" };
  }
  if (serverCore === status.bundledCore) return good(title, `Máy này và máy chủ cùng ${serverCore}.`);
  const text = `Máy này ${status.bundledCore}, máy chủ ${serverCore}.`;
  return {
    title,
    state: "warning",
    text,
    step: "Đóng hẳn Excel rồi mở lại (trên web: tải lại trang) để dùng bản mới.",
  };
};

const rulesLine = ({ serverRules, bundledRules }: HealthFacts): HealthLine => {
  const title = "Bộ quy tắc";
  if (serverRules === null) return { title, state: "unknown", text: "Chưa so được với máy chủ.", step: "" };
  const other = [
    ...serverRules.filter((serverRule) => !bundledRules.includes(serverRule)),
    ...bundledRules.filter((bundledRule) => !serverRules.includes(bundledRule)),
  ];
  if (other.length === 0) return good(title, `${bundledRules.length} bộ, giống máy chủ.`);
  const step = "Đóng hẳn Excel rồi mở lại (trên web: tải lại trang), sau đó tính lại cả sổ tính.";
  return { title, state: "warning", text: `Khác máy chủ: ${other.join(", ")}.`, step };
};

/** Minutes by which this machine is ahead (negative: behind). */
export const minutesOff = ({ serverClock, machineClock }: HealthFacts): number | null =>
  serverClock === null ? null : Math.round((machineClock - serverClock) / MINUTE_MS);

const clockLine = (facts: HealthFacts): HealthLine => {
  const title = "Đồng hồ";
  const off = minutesOff(facts);
  if (off === null) return { title, state: "unknown", text: "Chưa so được với máy chủ.", step: "" };
  if (Math.abs(off) < CLOCK_OFF_MINUTES) return good(title, "Khớp với máy chủ.");
  const text = `Máy này ${off > 0 ? "nhanh" : "chậm"} ${numberText(Math.abs(off))} phút.`;
  return { title, state: "warning", text, step: "Bật đặt giờ tự động trong cài đặt ngày giờ của máy." };
};

const tokenLine = ({ tokenOwner, tokenRefused }: HealthFacts): HealthLine => {
  const title = "Mã truy cập";
  if (tokenRefused) {
    return {
      title,
      state: "bad",
      text: "Máy chủ không nhận mã này.",
      step: "Nhập lại mã ở trên, hoặc xin cấp mã mới.",
    };
  }
  if (tokenOwner === null) {
    const step = "Nhập mã truy cập ở trên để dùng các hàm đọc số liệu và gửi báo cáo.";
    return { title, state: "warning", text: "Chưa có.", step };
  }
  return good(title, tokenOwner === "user" ? "Có, giữ trên máy này." : "Đang dùng mã trình diễn (chỉ đọc).");
};

const hostLine = ({ hostName, missingSets }: HealthFacts): HealthLine => {
  const title = "Nơi chạy";
  if (missingSets.length === 0) return good(title, hostName);
  const step = "Cập nhật Office; nếu không được, dùng bảng tính trên web hoặc các công thức cho Excel cũ.";
  return { title, state: "bad", text: `${hostName} thiếu ${missingSets.join(", ")}.`, step };
};

const storageLine = ({ storageUsable }: HealthFacts): HealthLine => {
  const title = "Lưu trên máy này";
  if (storageUsable) return good(title, "Dùng được.");
  const step =
    "Cho phép trang này lưu dữ liệu, hoặc thôi duyệt riêng tư; nếu không, mã và số liệu chờ gửi sẽ mất khi đóng.";
  return { title, state: "bad", text: "Không ghi được.", step };
};

const waitingLine = ({ waiting, answeredInMs }: HealthFacts): readonly HealthLine[] => {
  const title = "Chờ gửi";
  if (waiting === null) return [];
  if (waiting === 0) return [good(title, "Không có bản nào.")];
  const text = `${numberText(waiting)} bản số liệu.`;
  const step = answeredInMs === null ? "Giữ ngăn này mở tới khi có mạng." : "Mở phần Gửi số liệu để gửi.";
  return [{ title, state: "warning", text, step }];
};

const ORDER: Readonly<Record<HealthState, number>> = { bad: 0, warning: 1, unknown: 2, good: 3 };

/** One line for each check, the worst first; of equal ones in the order in which one hinders the next. */
export const judgeHealth = (facts: HealthFacts): readonly HealthLine[] =>
  [
    hostLine(facts),
    storageLine(facts),
    connectionLine(facts),
    tokenLine(facts),
    versionLine(facts),
    rulesLine(facts),
    clockLine(facts),
    ...waitingLine(facts),
  ].toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);

/** The step that helps most; null where all is well. */
export const firstStep = (lines: readonly HealthLine[]): HealthLine | null =>
  lines.find(({ step }) => step !== "") ?? null;

export const STATE_WORDS: Readonly<Record<HealthState, string>> = {
  good: "Tốt",
  warning: "Cần để ý",
  bad: "Có lỗi",
  unknown: "Chưa rõ",
};

/** A plain text for whoever helps: no token, no address, no figure. */
export const healthReport = (facts: HealthFacts, lines: readonly HealthLine[]): string => {
  const { status, machineClock, hostFacts } = facts;
  return [
    `Kiểm tra tiện ích DVC, ${momentText(machineClock)}`,
    ...lines.map(
      ({ title, state, text, step }) => `${STATE_WORDS[state]}: ${title}. ${text}${step === "" ? "" : ` → ${step}`}`,
    ),
    "",
    ...hostFacts.map(([name, fact]) => `${name}: ${fact}`),
    `Phép tính đang chờ: ${status.pending}; nhớ sẵn: ${status.cached}; đã hỏi máy chủ: ${status.requests} lần; trả lời khi chưa có máy chủ: ${status.withoutWorker}`,
    `Bộ quy tắc ở máy này: ${facts.bundledRules.join(", ")}`,
  ].join("\n");
};
