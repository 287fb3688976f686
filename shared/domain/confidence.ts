// How sure we are of a rule: the letters stay inside, people read the words of `shared/text`.

/** V read in the instrument, O matches published numbers, D from a third party, K commonly held, ? unknown. */
export const CONFIDENCES = ["V", "O", "D", "K", "?"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Whether a score may stand without its mark: everything else is shown with it. */
export const isEstablished = (confidence: Confidence): boolean => confidence === "V" || confidence === "O";

/** The weaker of the two: a rule is no surer than its least sure part. */
export const weakerOf = (a: Confidence, b: Confidence): Confidence =>
  CONFIDENCES.indexOf(a) > CONFIDENCES.indexOf(b) ? a : b;
