// The place "Gửi số liệu".
import type { ReactElement } from "react";

export const SubmitPlace = (): ReactElement => <section aria-label="Gửi số liệu" />;
