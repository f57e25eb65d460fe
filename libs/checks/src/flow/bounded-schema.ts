import { isRecord } from '../policy/policy';

/** Schemas nest a few levels; a forged one must not nest forever. */
const DEEPEST = 32;

/**
 * Whether a JSON schema lets only documents through whose size it limits: texts with a maximum, lists with
 * a maximum, objects without further properties. What it refers to counts as limited.
 */
export function isBounded(schema: unknown, depth = 0): boolean {
  if (!isRecord(schema) || depth > DEEPEST) return false;
  const inner = (each: unknown): boolean => isBounded(each, depth + 1);
  if (Array.isArray(schema['enum']) || '$ref' in schema) return true;
  for (const name of ['anyOf', 'oneOf']) {
    const choices = schema[name];
    if (Array.isArray(choices) && choices.length > 0 && choices.every(inner)) return true;
  }
  if (Array.isArray(schema['allOf']) && schema['allOf'].some(inner)) return true;
  const { type } = schema;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.every((each) => isOfBoundedType(each, schema, inner));
}

function isOfBoundedType(
  type: unknown,
  schema: Record<string, unknown>,
  inner: (schema: unknown) => boolean,
): boolean {
  switch (type) {
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return true;
    case 'string':
      return typeof schema['maxLength'] === 'number' || isFinite(schema['pattern']);
    case 'array':
      return typeof schema['maxItems'] === 'number' && inner(schema['items']);
    case 'object': {
      const properties = schema['properties'] ?? {};
      return (
        schema['additionalProperties'] === false &&
        schema['patternProperties'] === undefined &&
        isRecord(properties) &&
        Object.values(properties).every(inner)
      );
    }
    default:
      return false;
  }
}

/** Whether a pattern matches whole texts and repeats nothing without an end. */
function isFinite(pattern: unknown): boolean {
  return typeof pattern === 'string' && /^\^.*\$$/s.test(pattern) && !/[*+]|,\}/.test(pattern);
}
