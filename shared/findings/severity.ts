// How severe a finding is, and in words.

/** E blocks scoring, W scores but marks the figure, I informs. */
export type Severity = "E" | "W" | "I";

export const SEVERITY_TEXT: Readonly<Record<Severity, string>> = { E: "Lỗi", W: "Cảnh báo", I: "Lưu ý" };

/** Severities that an office may set. `off`: the check is not made. */
export const SETTABLE_SEVERITIES = ["E", "W", "I", "off"] as const;
export type SettableSeverity = (typeof SETTABLE_SEVERITIES)[number];
