import { z } from 'zod';

/** How a customer's data is made unreadable on the way out: free text keeps its words and loses its identifiers. */
export type Mask = 'name' | 'phone' | 'email' | 'text';

const masks = z.registry<{ readonly mask: Mask }>();

/**
 * A field of a reply that holds a customer's data. The server masks it on the way out of every operation, except one that
 * says of itself that it discloses.
 */
export function personal<Schema extends z.ZodType>(mask: Mask, schema: Schema): Schema {
  masks.add(schema, { mask });
  return schema;
}

/** How a field is masked; undefined where it holds nothing personal. */
export const maskOf = (schema: z.ZodType): Mask | undefined => masks.get(schema)?.mask;
