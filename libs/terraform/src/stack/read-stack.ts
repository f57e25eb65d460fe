import { basename, dirname } from 'node:path';
import {
  isJsonObject,
  objectsOf,
  parseDocument,
  readDocument,
  type Json,
  type JsonObject,
} from '../document/document';
import { textOf, type ObjectValue, type Value } from '../value/value';
import { addressOf } from '../address/address';
import { configurationOf } from '../configuration/model';
import { dependenciesOf, edgesFrom } from './edges';
import { Scope, type RawResource } from './scope';
import type {
  Backend,
  Output,
  Provider,
  ReadOptions,
  Resource,
  Variable,
} from '../configuration/configuration';
import type { Stack } from './stack';

/**
 * Reads a file of Terraform JSON, such as CDKTF's `cdk.tf.json`.
 *
 * @throws {@link UnreadableTerraform} with one line for a file that is missing or no Terraform
 */
export function readStack(file: string, options: ReadOptions = {}): Stack {
  return modelOf(readDocument(file), file, options);
}

/**
 * Reads Terraform JSON from memory.
 *
 * @param file names the text in errors and as the origin of relative paths
 * @throws {@link UnreadableTerraform} with one line for text that is no Terraform
 */
export function parseStack(text: string, file: string, options: ReadOptions = {}): Stack {
  return modelOf(parseDocument(text, file), file, options);
}

function modelOf(document: JsonObject, file: string, options: ReadOptions): Stack {
  const raw = [...rawResources(document, 'managed', file), ...rawResources(document, 'data', file)];
  const scope = new Scope(
    raw,
    Object.assign({}, ...objectsOf(document['locals'])) as JsonObject,
    { ...variableDefaults(document), ...options.variables },
    options.resolve ?? (() => undefined),
  );
  const all = raw.map(({ identity }) => scope.resource(identity.address) as Resource);
  const terraform = Object.assign({}, ...objectsOf(document['terraform'])) as JsonObject;
  const backend = backendOf(terraform, scope);
  return configurationOf({
    file,
    name: stackName(document) ?? basename(dirname(file)),
    of: 'text',
    all,
    providers: providersOf(document, scope),
    variables: variablesOf(document, options.variables ?? {}),
    outputs: outputsOf(document, scope),
    ...(backend === undefined ? {} : { backend }),
    requiredProviders: requiredProviders(terraform),
    edges: () => [
      ...raw.flatMap(({ identity, body }) => edgesFrom(identity.address, body)),
      ...named(document['output']).flatMap(([name, body]) => edgesFrom(`output.${name}`, body)),
    ],
    modules: named(document['module']).map(([name]) => name),
    resolved: (resolve) => modelOf(document, file, { ...options, resolve }),
  });
}

function rawResources(
  document: JsonObject,
  mode: Resource['mode'],
  file: string,
): readonly RawResource[] {
  return objectsOf(document[mode === 'managed' ? 'resource' : 'data']).flatMap((types) =>
    Object.entries(types)
      .filter(([type]) => type !== '//')
      .flatMap(([type, blocks]) =>
        named(blocks).map(([name, body]) => rawResource(mode, type, name, body, file)),
      ),
  );
}

function rawResource(
  mode: Resource['mode'],
  type: string,
  name: string,
  body: JsonObject,
  file: string,
): RawResource {
  const address = addressOf(mode, type, name);
  const provider = body['provider'];
  const repetition = ['count', 'for_each'].find((each) => body[each] !== undefined);
  return {
    body,
    identity: {
      mode,
      type,
      name,
      address,
      block: address,
      module: '',
      position: { file },
      constructPath: metadataOf(body, 'path') ?? address,
      ...(typeof provider === 'string' ? { provider: provider.replace(/^\$\{(.*)\}$/, '$1') } : {}),
      ...(repetition === undefined ? {} : { repetition: repetition as 'count' | 'for_each' }),
      dependsOn: dependenciesOf(body),
    },
  };
}

/** The blocks of an object by name; a block may also be a list of one. */
function named(blocks: Json | undefined): readonly (readonly [string, JsonObject])[] {
  return objectsOf(blocks).flatMap((byName) =>
    Object.entries(byName)
      .filter(([name]) => name !== '//')
      .map(([name, body]) => [name, Object.assign({}, ...objectsOf(body)) as JsonObject] as const),
  );
}

/** CDKTF writes what it knows about a block under `//`. */
function metadataOf(body: JsonObject, name: string): string | undefined {
  const note = body['//'];
  const metadata = isJsonObject(note) ? note['metadata'] : undefined;
  const value = isJsonObject(metadata) ? metadata[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function stackName(document: JsonObject): string | undefined {
  return metadataOf(document, 'stackName');
}

function variablesOf(document: JsonObject, given: ObjectValue): readonly Variable[] {
  return named(document['variable']).map(([name, body]) => {
    const value = given[name] ?? body['default'];
    return {
      name,
      ...(value === undefined ? {} : { value }),
      sensitive: body['sensitive'] === true,
    };
  });
}

function variableDefaults(document: JsonObject): ObjectValue {
  return Object.fromEntries(
    named(document['variable'])
      .filter(([, body]) => body['default'] !== undefined)
      .map(([name, body]) => [name, body['default'] as Value]),
  );
}

function providersOf(document: JsonObject, scope: Scope): readonly Provider[] {
  return objectsOf(document['provider']).flatMap((providers) =>
    Object.entries(providers).flatMap(([name, blocks]) =>
      objectsOf(blocks).map((body) => {
        const attributes = scope.value(body) as ObjectValue;
        const alias = textOf(attributes['alias']);
        const region = textOf(attributes['region']);
        return {
          name,
          ...(alias === undefined ? {} : { alias }),
          ...(region === undefined ? {} : { region }),
          attributes,
        };
      }),
    ),
  );
}

function outputsOf(document: JsonObject, scope: Scope): readonly Output[] {
  return named(document['output']).map(([name, body]) => ({
    name,
    value: scope.value(body['value'] ?? null),
    sensitive: body['sensitive'] === true,
  }));
}

function backendOf(terraform: JsonObject, scope: Scope): Backend | undefined {
  const [first] = named(terraform['backend']);
  if (first === undefined) return undefined;
  return { type: first[0], attributes: scope.value(first[1]) as ObjectValue };
}

function requiredProviders(terraform: JsonObject): Readonly<Record<string, string>> {
  const [providers = {}] = objectsOf(terraform['required_providers']);
  return Object.fromEntries(
    Object.entries(providers).map(([name, wanted]) => {
      const version = isJsonObject(wanted) ? wanted['version'] : wanted;
      return [name, typeof version === 'string' ? version : '*'];
    }),
  );
}
