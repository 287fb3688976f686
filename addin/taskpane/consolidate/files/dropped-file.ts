// A file that was dropped or chosen.

/** A file of the browser, as far as it is needed. */
export interface DroppedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}
