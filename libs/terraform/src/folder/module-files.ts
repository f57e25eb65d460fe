import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  isJsonObject,
  parseDocument,
  UnreadableTerraform,
  type Json,
  type JsonObject,
} from '../document/document';
import { readText } from '../document/read-text';
import { blockLines, parseHcl } from '../hcl/hcl';
import type { Position } from '../configuration/configuration';
import { resourceBlocks } from '../text/blocks';
import type { ObjectValue } from '../value/value';
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
export async function readModuleFiles(folder: string): Promise<ModuleFiles> {
  const positions = new Map<string, Position>();
  const documents: JsonObject[] = [];
  const overrides: JsonObject[] = [];
  for (const name of terraformFiles(folder)) {
    const file = join(folder, name);
    const text = readText(file, 'write it first');
    const hcl = name.endsWith('.tf');
    const document = hcl ? await parseHcl(text, file) : parseDocument(text, file);
    const lines = hcl ? blockLines(text) : new Map<string, number>();
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

/** The values of variables that Terraform takes from files of the folder by itself. */
export async function readVariables(folder: string): Promise<ObjectValue> {
  const names = entries(folder);
  const files = [
    ...['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name)),
    ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)),
  ];
  const values: Record<string, Json> = {};
  for (const name of files) {
    const file = join(folder, name);
    const text = readText(file, 'write it first');
    Object.assign(
      values,
      name.endsWith('.json') ? objectIn(text, file) : await parseHcl(text, file),
    );
  }
  return values;
}

function objectIn(text: string, file: string): JsonObject {
  try {
    const json = JSON.parse(text) as Json;
    if (isJsonObject(json)) return json;
  } catch {
    // The message below says what is expected.
  }
  throw new UnreadableTerraform(`${file}: values of variables are a JSON object`);
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
