// The place "Tổng hợp".
import type { ReactElement } from "react";

export const ConsolidatePlace = (): ReactElement => <section aria-label="Tổng hợp" />;
