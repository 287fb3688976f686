// A server for the pane whose calls are answered, and looked at, by their addresses.
import type { Server } from "../../addin/server/server.ts";
import type { OperationId } from "../../shared/contract/addresses.ts";
import { addressOf } from "../../shared/contract/request.ts";

export interface SentOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const addressedServer = (answer: (address: string, options: SentOptions) => unknown): Server => {
  const call = (
    id: OperationId,
    sentOptions: SentOptions & { readonly path?: object; readonly query?: object } = {},
  ) => {
    const { path, query, ...options } = sentOptions;
    return answer(addressOf(id, { path, query } as never), options);
  };
  return { call } as unknown as Server;
};
