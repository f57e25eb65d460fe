import type { ResourceSchema, ResourceSchemas } from '@archway/testing';

/** An argument and its type, as `ArgumentType` writes it. */
export type TypedArgument = readonly [path: readonly string[], type: string];

/** What the arguments of other data sources mean is asked of an API. */
const DATA_SOURCE = 'data.aws_iam_policy_document';

/** The arguments of all resource types in the schemas of the provider, and of policy documents. */
export function argumentsIn(schemas: ResourceSchemas): readonly TypedArgument[] {
  return Object.entries(schemas)
    .filter(([type]) => !type.startsWith('data.') || type === DATA_SOURCE)
    .flatMap(([type, schema]) => argumentsOf(schema, [type]));
}

function argumentsOf(
  { attributes, blocks }: ResourceSchema,
  path: readonly string[],
): readonly TypedArgument[] {
  return [
    ...Object.entries(attributes)
      .filter(([, { stated }]) => stated !== 'computed')
      .flatMap(([name, { type }]) => ofType(type, [...path, name])),
    ...Object.entries(blocks).flatMap(([name, { nesting, block }]): readonly TypedArgument[] => [
      [[...path, name], nesting === 'single' ? 'block' : `${nesting}(blocks)`],
      ...argumentsOf(block, [...path, name]),
    ]),
  ];
}

function ofType(type: unknown, path: readonly string[]): readonly TypedArgument[] {
  const attributes = attributesIn(type);
  if (attributes === undefined) return [[path, textOf(type)]];
  return [
    [path, textOf(type)],
    ...Object.entries(attributes).flatMap(([name, of]) => ofType(of, [...path, name])),
  ];
}

/** The attributes of an object type, or of the objects that a collection holds. */
function attributesIn(type: unknown): object | undefined {
  if (!Array.isArray(type)) return undefined;
  const [kind, of] = type as readonly unknown[];
  return kind === 'object' ? (of as object) : attributesIn(of);
}

function textOf(type: unknown): string {
  if (!Array.isArray(type)) return String(type);
  const [kind, of] = type as readonly unknown[];
  if (kind === 'object') return 'block';
  const inner = textOf(of);
  return `${String(kind)}(${inner === 'block' ? 'blocks' : inner})`;
}
