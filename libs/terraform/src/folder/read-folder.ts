import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Configuration, ReadOptions, Unread } from '../configuration/configuration';
import { UnreadableTerraform, type Json } from '../document/document';
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

/**
 * @param above the folders of the modules around it: one that calls itself never ends
 */
function readModule(
  folder: string,
  key: string,
  above: readonly string[],
  installed: ReadonlyMap<string, string>,
): ModuleSource {
  const files = readModuleFiles(folder);
  const children = new Map<string, ModuleSource>();
  const unread: Unread[] = [];
  const around = [...above, resolve(folder)];
  for (const [name, { source }] of named(files.document['module'])) {
    const inner = key === '' ? name : `${key}.${name}`;
    const from = installed.get(inner) ?? localFolder(folder, source);
    if (from === undefined || around.includes(resolve(from)) || terraformFiles(from).length === 0) {
      continue;
    }
    try {
      children.set(name, readModule(from, inner, around, installed));
    } catch (error) {
      if (!(error instanceof UnreadableTerraform)) throw error;
      unread.push({ what: `module.${inner}`, why: error.message, isBroken: true });
    }
  }
  return {
    ...files,
    unread: [...files.unread, ...unread],
    folder: resolve(folder),
    children,
  };
}

/** Only `./` and `../` lead to a folder; anything else is an address of a registry or repository. */
function localFolder(folder: string, source: Json | undefined): string | undefined {
  return typeof source === 'string' && /^\.\.?(\/|$)/.test(source)
    ? join(folder, source)
    : undefined;
}

/** The folders that the modules of a folder call by a local path; none where it cannot be read. */
export function calledFolders(folder: string): readonly string[] {
  try {
    return named(readModuleFiles(folder).document['module']).flatMap(([, { source }]) => {
      const from = localFolder(folder, source);
      return from === undefined ? [] : [resolve(from)];
    });
  } catch (error) {
    if (error instanceof UnreadableTerraform) return [];
    throw error;
  }
}
