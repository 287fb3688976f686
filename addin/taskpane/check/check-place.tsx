// The place "Kiểm tra": what does not add up in the sheet, and the cells that show an error.
import type { ReactElement } from "react";
import { usePane } from "../frame/pane-context.tsx";
import { MessagesSection } from "./messages-section.tsx";

export const CheckPlace = (): ReactElement => {
  const { host } = usePane();
  return <>{host.messages && <MessagesSection messages={host.messages} />}</>;
};
