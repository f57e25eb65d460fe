import { basename, dirname } from 'node:path';
import { within } from '../address/address';
import type {
  Configuration,
  Provider,
  ReadOptions,
  Resource,
} from '../configuration/configuration';
import { configurationOf } from '../configuration/model';
import type { JsonObject } from '../document/document';
import { textOf, Unknown, type ObjectValue, type Value } from '../value/value';
import { merged, metadataOf, named, repetitionOf, resourceBlocks } from './blocks';
import { ModuleScope, type RawResource } from './module-scope';
import type { ModuleSource } from './module-source';
import {
  providerBlocks,
  providerName,
  providerUse,
  type Caller,
  type ProviderUse,
} from './provider-use';
import { backendOf, outputsOf, requiredProviders, variablesOf } from './sections';
import { dependenciesOf, textEdges } from './text-references';

/** One module of a configuration, with what its caller gives it. */
interface Module {
  readonly source: ModuleSource;
  readonly address: string;
  readonly scope: ModuleScope;
  readonly raw: readonly RawResource[];
  readonly children: ReadonlyMap<string, Module>;
}

/** The model of a configuration's text. */
export function modelOfText(
  root: ModuleSource,
  file: string,
  folder: string,
  options: ReadOptions,
): Configuration {
  const { document } = root;
  const module = moduleOf(root, '', options);
  const terraform = merged(document['terraform']);
  const backend = backendOf(terraform, module.scope);
  return configurationOf({
    file,
    name: metadataOf(document, 'stackName') ?? basename(folder),
    of: 'text',
    all: resourcesIn(module),
    providers: providersIn(module),
    variables: variablesOf(document, options.variables ?? {}),
    outputs: outputsOf(document, module.scope),
    ...(backend === undefined ? {} : { backend }),
    requiredProviders: requiredProviders(terraform),
    edges: () => textEdges(root),
    modules: unreadModules(root, ''),
    resolved: (resolve) => modelOfText(root, file, folder, { ...options, resolve }),
  });
}

/** The same for a file that stands for itself. */
export function modelOfFile(root: ModuleSource, file: string, options: ReadOptions): Configuration {
  return modelOfText(root, file, dirname(file), options);
}

function moduleOf(
  source: ModuleSource,
  address: string,
  options: ReadOptions,
  caller?: Caller,
): Module {
  const { document } = source;
  const provider = (name: string): ProviderUse => providerUse(name, document, () => scope, caller);
  const calls = new Map(named(document['module']));
  const children = new Map(
    [...source.children].flatMap(([name, inner]) => {
      const call = calls.get(name);
      if (call === undefined) return [];
      const from: Caller = { call, scope: () => scope, provider };
      return [[name, moduleOf(inner, within(address, `module.${name}`), options, from)] as const];
    }),
  );
  const raw = resourceBlocks(document).map((block): RawResource => {
    const full = within(address, block.address);
    const repetition = repetitionOf(block.body) ?? (caller && repetitionOf(caller.call));
    const use = provider(providerName(block.body, block.type)).provider;
    return {
      local: block.address,
      body: block.body,
      identity: {
        mode: block.mode,
        type: block.type,
        name: block.name,
        address: full,
        block: full,
        module: address,
        position: source.positionOf(block.address),
        constructPath: metadataOf(block.body, 'path') ?? full,
        ...(use === undefined ? {} : { provider: use }),
        ...(repetition === undefined ? {} : { repetition }),
        dependsOn: dependenciesOf(block.body),
      },
    };
  });
  const variables = new Map(named(document['variable']));
  const scope: ModuleScope = new ModuleScope(
    raw,
    {
      address,
      locals: merged(document['locals']),
      variable: (name) => {
        // The model shows text to people: what is sensitive does not get into it.
        if (variables.get(name)?.['sensitive'] === true) {
          return new Unknown(`\${var.${name}}`, [`var.${name}`], 'it is sensitive');
        }
        const given = caller === undefined ? options.variables?.[name] : undefined;
        const argument = caller?.call[name];
        if (given !== undefined) return given;
        if (caller !== undefined && argument !== undefined) {
          return caller.scope().once(`${address}.${name}`, () => caller.scope().value(argument));
        }
        return variables.get(name)?.['default'];
      },
      output: (name, output) => outputOf(name, output, calls.get(name), children.get(name)),
      region: (body, type) => provider(providerName(body, type)).region(),
    },
    options.resolve ?? (() => undefined),
  );
  return { source, address, scope, raw, children };
}

function outputOf(
  name: string,
  output: string,
  call: JsonObject | undefined,
  module: Module | undefined,
): Value {
  const text = `module.${name}.${output}`;
  const mark = (reason: string): Unknown => new Unknown(`\${${text}}`, [text], reason);
  if (call === undefined) return mark(`module.${name} is not in this configuration`);
  if (module === undefined) return mark(`the inside of module.${name} is not on this machine`);
  const repetition = repetitionOf(call);
  if (repetition !== undefined) return mark(`module.${name} repeats by ${repetition}`);
  const found = named(module.source.document['output']).find(([each]) => each === output);
  if (found === undefined) return mark(`module.${name} has no output ${output}`);
  return module.scope.once(text, () => module.scope.value(found[1]['value'] ?? null));
}

function resourcesIn({ scope, raw, children }: Module): readonly Resource[] {
  return [
    ...raw.map(({ local }) => scope.resource(local) as Resource),
    ...[...children.values()].flatMap(resourcesIn),
  ];
}

function providersIn({ source, scope, address, children }: Module): readonly Provider[] {
  const own = providerBlocks(source.document).map(({ name, body }) => {
    const attributes = scope.value(body) as ObjectValue;
    const alias = textOf(attributes['alias']);
    const region = textOf(attributes['region']);
    return {
      name,
      ...(alias === undefined ? {} : { alias }),
      ...(region === undefined ? {} : { region }),
      ...(address === '' ? {} : { module: address }),
      attributes,
    };
  });
  return [...own, ...[...children.values()].flatMap(providersIn)];
}

function unreadModules({ document, children }: ModuleSource, prefix: string): readonly string[] {
  return named(document['module']).flatMap(([name]) => {
    const inner = children.get(name);
    return inner === undefined ? [`${prefix}${name}`] : unreadModules(inner, `${prefix}${name}.`);
  });
}
