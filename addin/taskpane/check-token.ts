// Asks the server whom an access token belongs to.

export type TokenCheck =
  | { readonly kind: "accepted"; readonly unit: string; readonly role: string }
  | { readonly kind: "refused"; readonly message: string };

/** What a role may do, as people call it. */
const ROLE_TEXT: Readonly<Record<string, string>> = {
  xem: "Xem số liệu",
  nhap: "Nhập và gửi số liệu",
  duyet: "Duyệt số liệu",
  quantri: "Quản trị",
};

const UNREACHABLE = "Chưa kết nối được máy chủ nên chưa kiểm tra được mã. Mã đã nhập vẫn được giữ trên máy này.";
const UNEXPECTED = "Máy chủ trả lời ngoài dự kiến nên chưa kiểm tra được mã. Hãy thử lại sau ít phút.";
const REFUSED = "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy xin mã mới và nhập lại.";

export const roleText = (role: string): string => ROLE_TEXT[role] ?? role;

interface Answer {
  readonly unit?: unknown;
  readonly role?: unknown;
  readonly detail?: unknown;
}

const readAnswer = async (response: Response): Promise<Answer> => {
  try {
    const answer: unknown = await response.json();
    return typeof answer === "object" && answer !== null ? answer : {};
  } catch {
    return {};
  }
};

/** Never rejects; a refusal carries the server's own sentence where it has one. */
export const checkToken = async (token: string, ask: typeof fetch, origin: string): Promise<TokenCheck> => {
  let response: Response;
  try {
    response = await ask(`${origin}/v1/tokens/self`, { headers: { Authorization: `Bearer ${token}` } });
  } catch {
    return { kind: "refused", message: UNREACHABLE };
  }
  const { unit, role, detail } = await readAnswer(response);
  if (response.ok && typeof unit === "string" && typeof role === "string") return { kind: "accepted", unit, role };
  if (typeof detail === "string" && detail !== "") return { kind: "refused", message: detail };
  return { kind: "refused", message: response.status === 401 ? REFUSED : UNEXPECTED };
};
