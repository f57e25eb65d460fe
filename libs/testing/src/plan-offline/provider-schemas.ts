import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { LOWEST_PROVIDER, withLowestProvider } from './lowest-provider';

/** A type as the schema of a provider writes it: `"string"`, or `["list", "string"]`. */
export type TypeOfArgument = string | readonly [kind: string, element: unknown];

export interface AttributeSchema {
  /** Of a nested object, its kind of collection; its attributes are in `nested`. */
  readonly type: TypeOfArgument;
  /** Who states it: the configuration has to or may, or the provider, or either of them. */
  readonly stated: 'required' | 'optional' | 'either' | 'computed';
  readonly nested?: ResourceSchema;
}

/** The attributes and nested blocks of a resource type. */
export interface ResourceSchema {
  readonly version: number;
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blocks: Readonly<
    Record<
      string,
      {
        readonly atLeast: number;
        /** What the blocks of this name are together: `list`, `set`, `map`, or `single`. */
        readonly nesting: string;
        readonly block: ResourceSchema;
      }
    >
  >;
}

/** The schemas of resource types, and of data sources with `data.` before their type. */
export type ResourceSchemas = Readonly<Record<string, ResourceSchema>>;

/** One file for each version: printing and reading the schemas of all of AWS takes ten seconds. */
const CACHE = path.resolve(
  __dirname,
  '../../../../node_modules/.cache/archway',
  `aws-${LOWEST_PROVIDER}-all-schemas.json`,
);

/** The schemas of the lowest provider, from the provider itself or from an earlier run. */
export function lowestProviderSchemas(): ResourceSchemas {
  if (existsSync(CACHE)) return JSON.parse(readFileSync(CACHE, 'utf8')) as ResourceSchemas;
  const schemas = withLowestProvider({}, ({ run }) =>
    readResourceSchemas(run(['providers', 'schema', '-json'])),
  );
  mkdirSync(path.dirname(CACHE), { recursive: true });
  // Another process that reads meanwhile sees all of the file or none.
  const whole = `${CACHE}.${process.pid}`;
  writeFileSync(whole, JSON.stringify(schemas));
  renameSync(whole, CACHE);
  return schemas;
}

interface BlockJson {
  readonly attributes?: Readonly<
    Record<
      string,
      {
        readonly type?: TypeOfArgument;
        readonly nested_type?: BlockJson & { readonly nesting_mode: string };
        readonly required?: boolean;
        readonly optional?: boolean;
        readonly computed?: boolean;
      }
    >
  >;
  readonly block_types?: Readonly<
    Record<
      string,
      {
        readonly min_items?: number;
        readonly nesting_mode: string;
        readonly block: BlockJson;
      }
    >
  >;
}

type TypesJson = Readonly<Record<string, { readonly version?: number; readonly block: BlockJson }>>;

interface SchemasJson {
  readonly provider_schemas?: Readonly<
    Record<
      string,
      {
        readonly resource_schemas?: TypesJson;
        readonly data_source_schemas?: TypesJson;
      }
    >
  >;
}

/** Reads what `terraform providers schema -json` prints, without descriptions. */
function readResourceSchemas(json: string): ResourceSchemas {
  const { provider_schemas: providers = {} } = JSON.parse(json) as SchemasJson;
  return Object.fromEntries(
    Object.values(providers).flatMap(({ resource_schemas, data_source_schemas }) => [
      ...schemasOf('', resource_schemas),
      ...schemasOf('data.', data_source_schemas),
    ]),
  );
}

function schemasOf(
  prefix: string,
  types: TypesJson = {},
): readonly (readonly [string, ResourceSchema])[] {
  return Object.entries(types).map(([type, { block, version }]) => [
    prefix + type,
    schemaOf(block, version),
  ]);
}

function schemaOf({ attributes, block_types }: BlockJson, version = 0): ResourceSchema {
  return {
    version,
    attributes: Object.fromEntries(
      Object.entries(attributes ?? {}).map(([name, each]) => [
        name,
        {
          type: each.type ?? [each.nested_type?.nesting_mode ?? 'object', 'object'],
          stated: each.required
            ? 'required'
            : !each.optional
              ? 'computed'
              : each.computed
                ? 'either'
                : 'optional',
          ...(each.nested_type === undefined ? {} : { nested: schemaOf(each.nested_type) }),
        },
      ]),
    ),
    blocks: Object.fromEntries(
      Object.entries(block_types ?? {}).map(
        ([name, { min_items: atLeast = 0, nesting_mode: nesting, block }]) => [
          name,
          { atLeast, nesting, block: schemaOf(block) },
        ],
      ),
    ),
  };
}
