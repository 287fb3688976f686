// The place "Hàm & trợ giúp".
import type { ReactElement } from "react";
import { usePane } from "../frame/pane-context.tsx";
import { FunctionsSection } from "./functions-section.tsx";

export const FunctionsPlace = (): ReactElement => <FunctionsSection host={usePane().host} />;
