// The types of what a schema accepts and gives, for readers that must not know the library behind the schemas.
import type * as z from "zod";

/** `[name: string]: unknown` only says that there may be more. */
type KnownKey<Key, Content> = string extends Key ? (unknown extends Content ? never : Key) : Key;

/** What was sent or answered is never changed by its reader; a code that is not in a table has no entry there. */
type Fixed<Content> = Content extends Uint8Array
  ? Content
  : Content extends readonly unknown[]
    ? { readonly [Key in keyof Content]: Fixed<Content[Key]> }
    : Content extends object
      ? {
          readonly [Key in keyof Content as KnownKey<Key, Content[Key]>]: string extends Key
            ? Fixed<Content[Key]> | undefined
            : Fixed<Content[Key]>;
        }
      : Content;

export type OutputOf<Schema extends z.ZodType> = Fixed<z.output<Schema>>;
export type InputOf<Schema extends z.ZodType> = Fixed<z.input<Schema>>;
