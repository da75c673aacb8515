import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;

/**
 * Schemas as OpenAPI 3.1 takes them. A schema that refers to itself keeps its parts below `$defs`; they move to the document's
 * components, under the operation's name, because references are read from the document's root.
 */
export function schemaWriter() {
  const components: Record<string, Json> = {};
  const write = (schema: z.ZodType, io: 'input' | 'output', name: string): Json => {
    const { $schema: _, ...written } = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' });
    const text = JSON.stringify(written);
    if (!text.includes('"$ref"')) return written;
    const inPlace = text
      .replaceAll('"$ref":"#/$defs/', `"$ref":"#/components/schemas/${name}-`)
      .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`);
    const { $defs = {}, ...root } = JSON.parse(inPlace) as { $defs?: Record<string, Json> };
    for (const [part, definition] of Object.entries($defs)) components[`${name}-${part}`] = definition;
    components[name] = root;
    return { $ref: `#/components/schemas/${name}` };
  };
  return { write, components };
}
