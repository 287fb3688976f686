// How the number in the selected cell came about.
import type { ReactElement } from "react";

export const ExplainSection = (): ReactElement => <section aria-label="Giải thích" />;
