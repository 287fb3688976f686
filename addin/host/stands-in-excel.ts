// Finds out whether the page stands in Excel: Office says so when it is ready, and outside of Excel it may never say anything.

/** Office answers at once where it answers at all; without it the pane opens as a preview. */
const OFFICE_LIMIT_MS = 3_000;

const isExcel = (): Promise<boolean> => Office.onReady().then(({ host }) => host === Office.HostType.Excel);

/** False outside of Excel, where office.js could not be loaded, and where it does not answer in time. Never rejects. */
export const standsInExcel = async (limitMs = OFFICE_LIMIT_MS): Promise<boolean> => {
  if (typeof Office === "undefined") return false;
  const tooLate = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), limitMs));
  return Promise.race([isExcel(), tooLate]).catch(() => false);
};
