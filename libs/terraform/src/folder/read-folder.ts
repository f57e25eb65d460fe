import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { Configuration, ReadOptions } from '../configuration/configuration';
import { UnreadableTerraform } from '../document/document';
import { named } from '../text/blocks';
import type { ModuleSource } from '../text/module-source';
import { modelOfText } from '../text/text-model';
import { givenVariables } from './given-variables';
import { installedModules } from './installed-modules';
import { readModuleFiles, terraformFiles } from './module-files';

/**
 * Reads a folder as Terraform does: its `.tf` and `.tf.json` files together, override files last, with
 * the values of `terraform.tfvars` and the modules that are on this machine, local ones or those that
 * `terraform init` has fetched.
 *
 * @throws {@link UnreadableTerraform} with one line for a folder without Terraform, or a file that does
 * not parse
 */
export async function readFolder(
  folder: string,
  options: ReadOptions = {},
): Promise<Configuration> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.isDirectory() !== true) {
    throw new UnreadableTerraform(`${folder}: there is no such folder`);
  }
  if (terraformFiles(folder).length === 0) {
    throw new UnreadableTerraform(`${folder}: holds no .tf or .tf.json file`);
  }
  const installed = installedModules(folder);
  const root = readModule(folder, '', [], installed);
  return modelOfText(root, folder, resolve(folder), givenVariables(folder, options), options);
}

/** @param above the folders of the modules around it: one that calls itself never ends */
function readModule(
  folder: string,
  key: string,
  above: readonly string[],
  installed: ReadonlyMap<string, string>,
): ModuleSource {
  const files = readModuleFiles(folder);
  const children = new Map<string, ModuleSource>();
  for (const [name, { source }] of named(files.document['module'])) {
    const inner = key === '' ? name : `${key}.${name}`;
    const from = installed.get(inner) ?? (typeof source === 'string' ? local(folder, source) : '');
    const around = [...above, resolve(folder)];
    if (from === '' || around.includes(resolve(from)) || terraformFiles(from).length === 0)
      continue;
    children.set(name, readModule(from, inner, around, installed));
  }
  return { ...files, folder: resolve(folder), children };
}

/** Only `./` and `../` lead to a folder; anything else is an address of a registry or repository. */
function local(folder: string, source: string): string {
  if (isAbsolute(source)) return source;
  return /^\.\.?(\/|$)/.test(source) ? join(folder, source) : '';
}
