import { resolve } from 'node:path';
import { blocksOf, isUnknown, textOf, textsOf, type ObjectValue } from '@archway/terraform';
import { folderOf } from '../architecture/folder';
import type { Found, Reading } from '../architecture/reading';
import type { CodeFile, FunctionCode } from './function-code';

/**
 * The code that a function or layer deploys: its zip, what an `archive_file` would zip, or an object of
 * the stacks. A line says where it is not on this machine.
 */
export function readCode(reading: Reading, found: Found): FunctionCode | undefined {
  const { resource, stack } = found;
  const { attributes } = resource;
  const filename = textOf(attributes['filename']);
  if (filename !== undefined) return fileOrArchive(reading, resolve(folderOf(stack), filename));
  const bucket = textOf(attributes['s3_bucket']);
  const key = textOf(attributes['s3_key']);
  if (bucket !== undefined && key !== undefined) {
    const object = objectCode(reading, bucket, key);
    if (object !== undefined) return object;
    reading.notSimulated.push(
      `${resource.address}: its code, s3://${bucket}/${key}, is not an object of the stacks with a source on this machine`,
    );
    return undefined;
  }
  const unknown = ['filename', 's3_bucket', 's3_key'].find((name) => isUnknown(attributes[name]));
  const image = textOf(attributes['image_uri']);
  reading.notSimulated.push(
    `${resource.address}: ${whyNoCode(unknown, image ?? (attributes['package_type'] === 'Image' ? '' : undefined))}`,
  );
  return undefined;
}

function whyNoCode(unknown: string | undefined, image: string | undefined): string {
  if (image !== undefined) return `container images (${image}) do not run here`;
  return unknown === undefined
    ? 'it names no code (filename, or s3_bucket and s3_key)'
    : `${unknown} is not known, so its code is not found`;
}

function objectCode(reading: Reading, bucket: string, key: string): FunctionCode | undefined {
  for (const type of ['aws_s3_object', 'aws_s3_bucket_object']) {
    for (const { resource, stack } of reading.all(type)) {
      const { attributes } = resource;
      if (textOf(attributes['bucket']) !== bucket || textOf(attributes['key']) !== key) continue;
      const source = textOf(attributes['source']);
      if (source !== undefined) return fileOrArchive(reading, resolve(folderOf(stack), source));
    }
  }
  return undefined;
}

/** A zip, or what makes it: Terraform writes the output of `archive_file` anew at each plan. */
function fileOrArchive(reading: Reading, file: string): FunctionCode {
  for (const { resource, stack } of reading.archives()) {
    const folder = folderOf(stack);
    const output = textOf(resource.attributes['output_path']);
    if (output === undefined || resolve(folder, output) !== file) continue;
    const code = archiveCode(resource.attributes, folder);
    if (code !== undefined) return code;
  }
  return { kind: 'zip', file };
}

function archiveCode(attributes: ObjectValue, folder: string): FunctionCode | undefined {
  const sourceFolder = textOf(attributes['source_dir']);
  if (sourceFolder !== undefined) {
    const excludes = textsOf(attributes['excludes']);
    return { kind: 'folder', folder: resolve(folder, sourceFolder), excludes };
  }
  const sourceFile = textOf(attributes['source_file']);
  if (sourceFile !== undefined) {
    const file = resolve(folder, sourceFile);
    return { kind: 'files', files: [{ name: file.split(/[\\/]/).at(-1) ?? '', file }] };
  }
  const files = [
    ...blocksOf(attributes['source']).map((block) => fileOf(block, 'filename', 'content')),
    fileOf(attributes, 'source_content_filename', 'source_content'),
  ].filter((file) => file !== undefined);
  return files.length === 0 ? undefined : { kind: 'files', files };
}

function fileOf(block: ObjectValue, nameOf: string, contentOf: string): CodeFile | undefined {
  const name = textOf(block[nameOf]);
  const text = textOf(block[contentOf]);
  return name === undefined || text === undefined ? undefined : { name, text };
}
