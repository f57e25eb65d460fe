import { basename } from 'node:path';
import type { Configuration, Reading, ReadOptions } from '../configuration/configuration';
import { configurationOf } from '../configuration/model';
import { Budget } from '../expression/scope';
import { lazy } from '../lazy/lazy';
import { merged, metadataOf } from './blocks';
import { InstanceBudget } from './instances';
import { ModuleInstance, type MissingModule } from './module-instance';
import type { ModuleSource } from './module-source';
import { backendOf, outputsOf, providersIn, requiredProviders, variablesOf } from './sections';
import { textEdges } from './text-references';
import type { GivenVariables } from './variables';

/** The model of a configuration's text. */
export function modelOfText(
  root: ModuleSource,
  file: string,
  folder: string,
  given: GivenVariables,
  options: ReadOptions,
): Configuration {
  const { document } = root;
  const module = new ModuleInstance(root, '', {
    options,
    given,
    resolve: options.resolve ?? (() => undefined),
    budget: new Budget(),
    instances: new InstanceBudget(),
    folder,
    refused: new Map(),
  });
  const terraform = merged(document['terraform']);
  const backend = backendOf(terraform, module);
  const modules = modulesIn(module);
  const all = modules.flatMap((each) => each.resources());
  const blocks = lazy(() => new Set(all.map(({ block }) => block)));
  const outputs = outputsOf(module);
  const missing = [
    ...new Map(
      modules.flatMap((each) => each.missing()).map((each) => [each.name, each] as const),
    ).values(),
  ];
  return configurationOf({
    file,
    name: metadataOf(document, 'stackName') ?? options.name ?? basename(folder),
    of: 'text',
    all,
    providers: providersIn(module),
    variables: variablesOf(module),
    outputs,
    ...(backend === undefined ? {} : { backend }),
    requiredProviders: requiredProviders(terraform, module),
    // What has no instances neither uses nor is used.
    edges: () =>
      textEdges(root).filter(
        ({ from, to }) => (from.startsWith('output.') || blocks().has(from)) && blocks().has(to),
      ),
    modules: missing.map(({ name }) => name),
    reading: () => {
      modules.forEach((each) => each.askForFiles());
      return readingOf(root, modules.length, missing, module.estate.refused);
    },
    resolved: (resolve) => modelOfText(root, file, folder, given, { ...options, resolve }),
  });
}

function readingOf(
  root: ModuleSource,
  modules: number,
  missing: readonly MissingModule[],
  refused: ReadonlyMap<string, string>,
): Reading {
  const sources = sourcesIn(root);
  const unread = new Map(
    [
      ...sources.flatMap((source) => source.unread),
      ...missing.map(({ name, why, position }) => ({ what: `module.${name}`, why, position })),
      ...[...refused].map(([what, why]) => ({ what, why })),
    ]
      .reverse()
      .map((each) => [each.what, each]),
  );
  return {
    files: [...new Set(sources.flatMap(({ files }) => files))],
    modules,
    unread: [...unread.values()].reverse(),
  };
}

function sourcesIn(source: ModuleSource): readonly ModuleSource[] {
  return [source, ...[...source.children.values()].flatMap(sourcesIn)];
}

/** A module and all below it. */
function modulesIn(module: ModuleInstance): readonly ModuleInstance[] {
  return [module, ...module.children().flatMap(modulesIn)];
}
