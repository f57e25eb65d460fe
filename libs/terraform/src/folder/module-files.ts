import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type JsonObject } from '../document/document';
import { readText } from '../document/read-text';
import { parseHcl } from '../hcl/hcl';
import type { Position } from '../configuration/configuration';
import { resourceBlocks } from '../text/blocks';
import { mergeDocuments } from './merge-documents';

/** The files of a folder as Terraform reads them, in its order. */
export interface ModuleFiles {
  readonly document: JsonObject;
  positionOf(address: string): Position;
}

/** Files of Terraform in a folder; none where it cannot be read. */
export function terraformFiles(folder: string): readonly string[] {
  return entries(folder).filter(
    (name) => /\.tf(\.json)?$/.test(name) && !/^\.|~$|^#.*#$/.test(name),
  );
}

/** @throws {@link UnreadableTerraform} for a file that does not parse */
export function readModuleFiles(folder: string): ModuleFiles {
  const positions = new Map<string, Position>();
  const documents: JsonObject[] = [];
  const overrides: JsonObject[] = [];
  for (const name of terraformFiles(folder)) {
    const file = join(folder, name);
    const text = readText(file, 'write it first');
    const { document, lines } = name.endsWith('.tf')
      ? parseHcl(text, file)
      : { document: parseDocument(text, file), lines: new Map<string, number>() };
    const overriding = /(?:^|_)override\.tf(\.json)?$/.test(name);
    (overriding ? overrides : documents).push(document);
    for (const { address } of overriding ? [] : resourceBlocks(document)) {
      const line = lines.get(address);
      positions.set(address, { file, ...(line === undefined ? {} : { line }) });
    }
  }
  return {
    document: mergeDocuments(documents, overrides),
    positionOf: (address) => positions.get(address) ?? { file: folder },
  };
}

/** The names in a folder; none where it cannot be read. */
export function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
