// The place "Báo cáo".
import type { ReactElement } from "react";

export const ReportPlace = (): ReactElement => <section aria-label="Báo cáo" />;
