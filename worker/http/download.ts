// Names of files that are offered for saving.

/** `attachment` under a name of plain letters, digits, dots and hyphens. */
export const attachment = (name: string): { readonly "Content-Disposition": string } => ({
  "Content-Disposition": `attachment; filename="${name.replaceAll(/[^A-Za-z0-9.-]+/g, "_")}"`,
});
