// Puts a text on the clipboard, and says how that went.
import type { OutcomeText } from "./outcome.tsx";

const NOT_ALLOWED = "Trình duyệt không cho chép. Hãy bôi đen nội dung ở trên rồi nhấn Ctrl+C.";

/** Never rejects. @param done what to say where it worked; @param refused where the browser does not allow it. */
export const copyText = async (text: string, done: string, refused = NOT_ALLOWED): Promise<OutcomeText> => {
  try {
    await navigator.clipboard.writeText(text);
    return { kind: "done", text: done };
  } catch {
    return { kind: "refused", text: refused };
  }
};
