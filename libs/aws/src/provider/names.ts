import type { ResourceSchema } from '@archway/testing';

/** Whether a type has an attribute, an argument or a block, with dots within blocks. */
export function hasName(schema: ResourceSchema, name: string): boolean {
  const [head = '', ...rest] = name.split('.');
  const attribute = schema.attributes[head];
  const within = schema.blocks[head]?.block ?? attribute?.nested;
  if (rest.length === 0) return attribute !== undefined || within !== undefined;
  return within !== undefined && hasName(within, rest.join('.'));
}

/** A value, with dots within blocks; of several blocks the first. */
export function valueAt(values: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((value, key) => {
    const block: unknown = Array.isArray(value) ? value[0] : value;
    return typeof block === 'object' && block !== null
      ? (block as Readonly<Record<string, unknown>>)[key]
      : undefined;
  }, values);
}
