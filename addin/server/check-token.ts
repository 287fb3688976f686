// Asks the server whom an access token belongs to.
import { addressOf } from "../../shared/contract/request.ts";
import { roleText } from "../../shared/text/role.ts";

export type TokenCheck =
  | { readonly kind: "accepted"; readonly unit: string; readonly role: string }
  | { readonly kind: "refused"; readonly message: string }
  /** The server could not be asked: the token may be right. */
  | { readonly kind: "unchecked"; readonly message: string };

const UNREACHABLE = "Chưa kết nối được máy chủ nên chưa kiểm tra được mã. Mã vẫn được giữ trên máy này.";
const UNEXPECTED = "Máy chủ trả lời ngoài dự kiến nên chưa kiểm tra được mã. Hãy thử lại sau ít phút.";
const DEAD = "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy xin mã mới và nhập lại.";
const MALFORMED = "Mã truy cập có ký tự lạ. Hãy chép lại đúng mã đã được cấp, không có dấu cách hay dấu tiếng Việt.";
/** The token of whoever set the server up stands above all units. */
const ALL_UNITS = { code: "*", name: "mọi đơn vị" };

/** A field of an answer that may be anything. */
const fieldOf = (answer: unknown, name: string): unknown =>
  typeof answer === "object" && answer !== null ? (answer as Record<string, unknown>)[name] : undefined;

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return null;
  }
};

/** The entry of the token that asks, among those that it may see. */
const ownEntry = (answer: unknown): unknown => {
  const entries = fieldOf(answer, "tokens");
  return Array.isArray(entries) ? entries.find((entry) => fieldOf(entry, "own") === true) : undefined;
};

/** Tokens are visible ASCII; anything else could not even be sent. */
const isSendable = (token: string): boolean => /^[\x21-\x7e]+$/u.test(token);

/** Never rejects; a refusal carries the server's own sentence where it has one. */
export const checkToken = async (token: string, ask: typeof fetch, origin: string): Promise<TokenCheck> => {
  if (!isSendable(token)) return { kind: "refused", message: MALFORMED };
  const get = (path: string) => ask(`${origin}${path}`, { headers: { Authorization: `Bearer ${token}` } });

  const unitName = async (code: string): Promise<string> => {
    if (code === ALL_UNITS.code) return ALL_UNITS.name;
    try {
      const versions = fieldOf(await jsonOf(await get(addressOf("getUnit", { path: { code } }))), "versions");
      const name = Array.isArray(versions) ? fieldOf(versions.at(-1), "name") : undefined;
      return typeof name === "string" ? `${name} (${code})` : code;
    } catch {
      return code;
    }
  };

  try {
    const response = await get(addressOf("listTokens"));
    const answer = await jsonOf(response);
    const own = ownEntry(answer);
    const [unit, role] = [fieldOf(own, "unit"), fieldOf(own, "role")];
    if (response.ok && typeof unit === "string" && typeof role === "string") {
      return { kind: "accepted", unit: await unitName(unit), role: roleText(role) };
    }
    const detail = fieldOf(answer, "detail");
    if (response.status === 401) return { kind: "refused", message: typeof detail === "string" ? detail : DEAD };
    return { kind: "unchecked", message: typeof detail === "string" ? detail : UNEXPECTED };
  } catch {
    return { kind: "unchecked", message: UNREACHABLE };
  }
};
