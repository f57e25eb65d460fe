import { isList, type Json } from './plan-json';

/** A type as `terraform providers schema -json` writes it: `"string"` or `["list", "string"]`. */
export type SchemaType = Json;

/** One attribute of a resource type. */
export interface AttributeSchema {
  readonly type?: SchemaType;
  readonly computed?: boolean;
  readonly optional?: boolean;
}

/** The attributes and nested blocks of a resource type. */
export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<
    Record<string, { readonly nesting_mode: string; readonly block: BlockSchema }>
  >;
}

/** Finds the schema of a resource type. */
export type SchemaOf = (type: string) => BlockSchema | undefined;

interface SchemasJson {
  readonly provider_schemas?: Readonly<
    Record<
      string,
      { readonly resource_schemas?: Readonly<Record<string, { readonly block: BlockSchema }>> }
    >
  >;
}

/** Reads what `terraform providers schema -json` prints. */
export function readSchemas(json: string): SchemaOf {
  const { provider_schemas: providers = {} } = JSON.parse(json) as SchemasJson;
  const all = Object.values(providers).map((each) => each.resource_schemas ?? {});
  return (type) =>
    all.map((each) => each[type]?.block).find((block): block is BlockSchema => block !== undefined);
}

/** The kind of a value: the first word of its type. */
export function kindOf(type: SchemaType | undefined): string {
  const [kind] = isList(type) ? type : [type];
  return typeof kind === 'string' ? kind : 'dynamic';
}
