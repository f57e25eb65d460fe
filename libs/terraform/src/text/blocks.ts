import { addressOf } from '../address/address';
import { Code } from '../document/code';
import { isJsonObject, objectsOf, type Json, type JsonObject } from '../document/document';
import { toText } from '../expression/to-text';

/** The blocks of a section by name; a block may also be a list of one. */
export function named(blocks: Json | undefined): readonly (readonly [string, JsonObject])[] {
  return objectsOf(blocks).flatMap((byName) =>
    Object.entries(byName)
      .filter(([name]) => name !== '//')
      .map(([name, body]) => [name, merged(body)] as const),
  );
}

/** A section of which there may be several blocks that count as one, such as `locals`. */
export function merged(blocks: Json | undefined): JsonObject {
  const all = Object.create(null) as Record<string, Json>;
  for (const block of objectsOf(blocks)) {
    for (const [name, value] of Object.entries(block)) all[name] = value;
  }
  return all;
}

/** A block of a resource or data source. */
export interface ResourceBlock {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Within its module. */
  readonly address: string;
  readonly body: JsonObject;
}

/** The resources and data sources of a module, with the data sources that only its checks see. */
export function resourceBlocks(document: JsonObject): readonly ResourceBlock[] {
  const checks = named(document['check']).flatMap(([, body]) => objectsOf(body['data']));
  const sections = [
    ['managed', objectsOf(document['resource'])],
    ['data', [...objectsOf(document['data']), ...checks]],
  ] as const;
  return sections.flatMap(([mode, section]) =>
    section.flatMap((types) =>
      Object.entries(types)
        .filter(([type]) => type !== '//')
        .flatMap(([type, blocks]) =>
          named(blocks).map(([name, body]) => ({
            mode,
            type,
            name,
            address: addressOf(mode, type, name),
            body,
          })),
        ),
    ),
  );
}

/** How a block repeats; undefined for one that does not. */
export function repetitionOf(body: JsonObject): 'count' | 'for_each' | undefined {
  return (['count', 'for_each'] as const).find((each) => body[each] !== undefined);
}

/** Whether what a variable or an output holds is never shown; Terraform also takes the text `"true"`. */
export function isSecret(body: JsonObject): boolean {
  return [body['sensitive'], body['ephemeral']].some((flag) => flag === true || flag === 'true');
}

/** CDKTF writes what it knows about a block under `//`. */
export function metadataOf(body: JsonObject, name: string): string | undefined {
  const note = body['//'];
  const metadata = isJsonObject(note) ? note['metadata'] : undefined;
  const value = isJsonObject(metadata) ? metadata[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/**
 * A reference that stands alone, which HCL writes bare and JSON may wrap: `${aws.use1}`. Undefined for
 * what is no text.
 */
export function bare(reference: Json | undefined): string | undefined {
  if (reference instanceof Code) return toText(reference.parsed);
  if (typeof reference !== 'string') return undefined;
  return reference.replace(/^\$\{(.*)\}$/s, '$1').trim();
}
