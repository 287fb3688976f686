// The pane opened outside of Excel: everything can be read, nothing can be put into a sheet.
import { type Host, hostRefusal, type TokenAccess } from "./host.ts";
import { createMemorySettings } from "./memory-settings.ts";

const NO_SHEET =
  "Trang này đang mở ngoài Excel nên chưa có ô để chèn. Hãy mở ngăn DVC trong Excel, hoặc chép công thức.";

export const createPreviewHost = (token: TokenAccess): Host => ({
  kind: "preview",
  name: "Chế độ xem trước",
  ready: async () => {},
  notation: () => "vietnamese",
  insertFormula: async () => hostRefusal(NO_SHEET),
  recalculate: async () => hostRefusal(NO_SHEET),
  token,
  messages: null,
  sheets: null,
  settings: createMemorySettings(),
});
