import { dirname } from 'node:path';
import type { ReadOptions } from '../configuration/configuration';
import { parseDocument } from '../document/document';
import { readText } from '../document/read-text';
import { givenVariables } from '../folder/given-variables';
import { singleFile } from '../text/module-source';
import { modelOfText } from '../text/text-model';
import type { Stack } from './stack';

/**
 * Reads a file of Terraform JSON, such as CDKTF's `cdk.tf.json`. Modules that it calls are named, not
 * read.
 *
 * @throws {@link UnreadableTerraform} with one line for a file that is missing or no Terraform
 */
export function readStack(file: string, options: ReadOptions = {}): Stack {
  return parseStack(readText(file, 'synthesize the stack first'), file, options);
}

/**
 * Reads Terraform JSON from memory.
 *
 * @param file names the text in errors and as the origin of relative paths
 * @throws {@link UnreadableTerraform} with one line for text that is not Terraform
 */
export function parseStack(text: string, file: string, options: ReadOptions = {}): Stack {
  const folder = dirname(file);
  const source = singleFile(parseDocument(text, file), file, folder);
  return modelOfText(source, file, folder, givenVariables(undefined, options), options);
}
