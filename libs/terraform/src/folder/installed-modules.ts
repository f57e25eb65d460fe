import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json } from '../document/document';

/**
 * The folders of the modules that `terraform init` has fetched, by their path of names such as
 * `network.endpoints`. None where there was no init.
 */
export function installedModules(folder: string): ReadonlyMap<string, string> {
  const modules = manifest(join(folder, '.terraform/modules/modules.json'));
  return new Map(
    modules.flatMap((module) => {
      if (!isJsonObject(module)) return [];
      const { Key: key, Dir: path } = module;
      return typeof key === 'string' && key !== '' && typeof path === 'string'
        ? [[key, join(folder, path)] as const]
        : [];
    }),
  );
}

function manifest(file: string): readonly Json[] {
  try {
    const json = JSON.parse(readFileSync(file, 'utf8')) as Json;
    const modules = isJsonObject(json) ? json['Modules'] : undefined;
    return Array.isArray(modules) ? (modules as readonly Json[]) : [];
  } catch {
    return [];
  }
}
