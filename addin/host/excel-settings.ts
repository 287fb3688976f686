// Small texts kept in the workbook by Excel, so that they travel with it.
import { officeRefusal } from "./excel-run.ts";
import { HOST_DONE, type WorkbookSettings } from "./host.ts";

export const createExcelSettings = (): WorkbookSettings => ({
  get(name) {
    const text: unknown = Office.context.document.settings.get(name);
    return typeof text === "string" ? text : null;
  },
  set: (name, text) => {
    const { settings } = Office.context.document;
    if (text === null) settings.remove(name);
    else settings.set(name, text);
    return new Promise((resolve) =>
      settings.saveAsync((result) =>
        resolve(result.status === Office.AsyncResultStatus.Succeeded ? HOST_DONE : officeRefusal(result.error)),
      ),
    );
  },
});
