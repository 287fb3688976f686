// The name before all functions of the add-in.

/** Namespace of the functions in Excel: `=DVC.TYLE(…)`. */
export const NAMESPACE = "DVC";

/** Starts the names of document properties in which a workbook keeps settings of ours. */
export const SETTINGS_PREFIX = "DVC:";
