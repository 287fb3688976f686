// Types of demo-load.mjs for the tests, which are TypeScript; the script itself must run without a compiler.
/** Rejects with the Worker's own words where something is refused. */
export function loadDemo(options: {
  readonly origin: string;
  readonly token: string;
  /** The day in Viet Nam, such as 2026-11-22. */
  readonly today: string;
  readonly loaded?: string;
}): Promise<void>;
export function demoStamp(today: string): string;
/** The day in Viet Nam, such as 2026-11-22. */
export function todayInVietNam(): string;
