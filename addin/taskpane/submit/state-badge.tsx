// The state of a report in one word, with a colour that the word does not depend on.
import { Badge, type BadgeProps } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { SnapshotState } from "../../../shared/domain/snapshot.ts";
import { STATE_TEXT } from "../../../shared/text/snapshot.ts";

const COLOR: Readonly<Record<SnapshotState, NonNullable<BadgeProps["color"]>>> = {
  da_nop: "brand",
  da_duyet: "success",
  tra_lai: "warning",
  da_chot: "informative",
};

export const StateBadge = ({ state }: { readonly state: SnapshotState }): ReactElement => (
  <Badge appearance="tint" color={COLOR[state]}>
    {STATE_TEXT[state]}
  </Badge>
);
