// Settings that Office keeps inside the workbook: they travel with the file once it is saved.
import { HOST_DONE, type HostOutcome, hostRefusal, type WorkbookSettings } from "./host.ts";

const NOT_KEPT = "Excel chưa ghi được thiết lập vào sổ tính. Hãy lưu sổ tính rồi thử lại.";

const store = (): Office.Settings | undefined =>
  typeof Office === "undefined" ? undefined : Office.context?.document?.settings;

const save = (settings: Office.Settings): Promise<HostOutcome> =>
  new Promise((resolve) => {
    settings.saveAsync(({ status }) => {
      resolve(status === Office.AsyncResultStatus.Succeeded ? HOST_DONE : hostRefusal(NOT_KEPT));
    });
  });

/** Readable once Office is ready; before that, and outside of Excel, nothing is kept. */
export const createDocumentSettings = (): WorkbookSettings => ({
  get(name) {
    const kept: unknown = store()?.get(name);
    return typeof kept === "string" ? kept : null;
  },
  async set(name, text) {
    const settings = store();
    if (!settings) return hostRefusal(NOT_KEPT);
    try {
      if (text === null) settings.remove(name);
      else settings.set(name, text);
      return await save(settings);
    } catch {
      return hostRefusal(NOT_KEPT);
    }
  },
});
