import type { Problem } from '@archway/core';

type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/**
 * A schema of draft 4, which is the one that API Gateway validates with.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly (boolean | number | string | null)[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly maximum?: number;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  /** Into `definitions`: API Gateway follows nothing outside. */
  readonly $ref?: string;
}

/** Words of later drafts, which draft 4 passes over without a word. */
const LATER = ['$id', 'const', 'contains', 'else', 'examples', 'if', 'propertyNames', 'then'];

/** What API Gateway would refuse of a schema, or would not check. */
export function schemaProblems(prop: string, schema: JsonSchema): readonly Problem[] {
  const own: Problem[] = Object.keys(schema)
    .filter((word) => LATER.includes(word))
    .map((word) => `${prop}.${word} must be left out: draft 4 does not know it`);
  for (const bound of ['exclusiveMaximum', 'exclusiveMinimum'] as const) {
    if (typeof (schema[bound] as unknown) === 'number') {
      own.push(`${prop}.${bound} must be true beside a bound, as in draft 4, got a number`);
    }
  }
  if (schema.$ref !== undefined && !schema.$ref.startsWith('#/')) {
    own.push(`${prop}.$ref must begin with '#/', got ${JSON.stringify(schema.$ref)}`);
  }
  const missing = (schema.required ?? []).filter(
    (name) => schema.additionalProperties === false && !(name in (schema.properties ?? {})),
  );
  own.push(
    ...missing.map(
      (name) =>
        `${prop}.required must name properties that are allowed, got ${JSON.stringify(name)}`,
    ),
  );
  if (schema.required?.length === 0) {
    own.push(`${prop}.required must name at least one property, got none`);
  }
  return [...own, ...nested(prop, schema).flatMap(([name, inner]) => schemaProblems(name, inner))];
}

function nested(prop: string, schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const named = [
    ...Object.entries(schema.properties ?? {}).map(([name, inner]) => [
      `properties.${name}`,
      inner,
    ]),
    ...Object.entries(schema.definitions ?? {}).map(([name, inner]) => [
      `definitions.${name}`,
      inner,
    ]),
    ...(['allOf', 'anyOf', 'oneOf'] as const).flatMap((word) =>
      (schema[word] ?? []).map((inner, index) => [`${word}[${index}]`, inner]),
    ),
    ...(schema.items ? [['items', schema.items]] : []),
    ...(schema.not ? [['not', schema.not]] : []),
    ...(typeof schema.additionalProperties === 'object'
      ? [['additionalProperties', schema.additionalProperties]]
      : []),
  ] as [string, JsonSchema][];
  return named.map(([name, inner]) => [`${prop}.${name}`, inner] as const);
}

/** The schema as a model states it. */
export function renderSchema(schema: JsonSchema): string {
  return JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#', ...schema });
}
