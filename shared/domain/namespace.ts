// The name before all functions of the add-in.

/** Namespace of the functions in Excel: `=DVC.TYLE(…)`. */
export const NAMESPACE = "DVC";
