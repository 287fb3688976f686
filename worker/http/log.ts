// The Worker's log: one line of JSON per event, never with an address query, a body or a secret.

export const logError = (event: string, fields: Readonly<Record<string, string>>): void => {
  // biome-ignore lint/suspicious/noConsole: the console is where Workers log.
  console.error(JSON.stringify({ level: "error", event, ...fields }));
};

export const errorFields = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof Error ? { message: error.message, stack: error.stack ?? "" } : { message: String(error) };
