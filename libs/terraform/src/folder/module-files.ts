import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, UnreadableTerraform, type JsonObject } from '../document/document';
import { readText } from '../document/read-text';
import { parseHcl, type HclFile } from '../hcl/hcl';
import type { Position, Unread } from '../configuration/configuration';
import { named, resourceBlocks } from '../text/blocks';
import { mergeDocuments } from './merge-documents';

/** The files of a folder as Terraform reads them, in its order. */
export interface ModuleFiles {
  readonly document: JsonObject;
  readonly files: readonly string[];
  /** Files that do not parse: what they declare is missing. */
  readonly unread: readonly Unread[];
  positionOf(address: string): Position;
}

/** Files of Terraform in a folder; none where it cannot be read. */
export function terraformFiles(folder: string): readonly string[] {
  return entries(folder).filter(
    (name) => /\.tf(\.json)?$/.test(name) && !/^\.|~$|^#.*#$/.test(name),
  );
}

/** @throws {@link UnreadableTerraform} where none of the files can be read */
export function readModuleFiles(folder: string): ModuleFiles {
  const positions = new Map<string, Position>();
  const documents: JsonObject[] = [];
  const overrides: JsonObject[] = [];
  const files: string[] = [];
  const problems: UnreadableTerraform[] = [];
  for (const name of terraformFiles(folder)) {
    const file = join(folder, name);
    const parsed = attempt(file);
    if (parsed instanceof UnreadableTerraform) {
      problems.push(parsed);
      continue;
    }
    files.push(file);
    const { document, lines } = parsed;
    const overriding = /(?:^|_)override\.tf(\.json)?$/.test(name);
    (overriding ? overrides : documents).push(document);
    for (const address of overriding ? [] : addressesIn(document)) {
      const line = lines.get(address);
      positions.set(address, { file, ...(line === undefined ? {} : { line }) });
    }
  }
  const [first] = problems;
  if (first !== undefined && files.length === 0) throw first;
  return {
    files,
    unread: problems.map(({ message }) => unreadOf(message)),
    document: mergeDocuments(documents, overrides),
    positionOf: (address) => positions.get(address) ?? { file: folder },
  };
}

function addressesIn(document: JsonObject): readonly string[] {
  return [
    ...resourceBlocks(document).map(({ address }) => address),
    ...named(document['module']).map(([name]) => `module.${name}`),
  ];
}

/** The names in a folder; none where it cannot be read. */
export function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function attempt(file: string): HclFile | UnreadableTerraform {
  try {
    const text = readText(file, 'write it first');
    return file.endsWith('.tf')
      ? parseHcl(text, file)
      : { document: parseDocument(text, file), lines: new Map() };
  } catch (error) {
    if (error instanceof UnreadableTerraform) return error;
    throw error;
  }
}

/** The message of an {@link UnreadableTerraform} names the file first. */
function unreadOf(message: string): Unread {
  const [what = '', ...why] = message.split(': ');
  return { what, why: why.join(': '), isBroken: true };
}
