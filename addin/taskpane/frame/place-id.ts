// The five places of the pane, and the settings behind the gear.

export type PlaceId = "check" | "submit" | "consolidate" | "report" | "functions" | "settings";
