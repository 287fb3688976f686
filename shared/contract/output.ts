// The type of what a schema accepts, for readers of answers that must not know the library behind the schemas.
import type * as z from "zod";

export type OutputOf<Schema extends z.ZodType> = z.output<Schema>;
