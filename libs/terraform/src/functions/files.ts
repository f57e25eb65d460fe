import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { isAbsolute, join, normalize, posix, relative, resolve, sep } from 'node:path';
import { EvaluationError } from '../expression/evaluation-error';
import { isObject, type Value } from '../value/value';
import {
  any,
  ofTexts,
  text,
  type FunctionContext,
  type FunctionDefinition,
  type Functions,
} from './definition';
import { utf8 } from './encoding';
import { filesMatching } from './file-set';
import { hashOf } from './hash';

const ofFile = (call: (bytes: Buffer) => Value): FunctionDefinition => ({
  parameters: [text],
  call: ([path = ''], context) => {
    const bytes = contentOf(path as string, context);
    return bytes && call(bytes);
  },
});

export const FILES: Functions = {
  file: ofFile((bytes) => utf8(bytes, 'file')),
  filebase64: ofFile((bytes) => bytes.toString('base64')),
  filemd5: ofFile(hashOf('md5', 'hex')),
  filesha1: ofFile(hashOf('sha1', 'hex')),
  filesha256: ofFile(hashOf('sha256', 'hex')),
  filesha512: ofFile(hashOf('sha512', 'hex')),
  filebase64sha256: ofFile(hashOf('sha256', 'base64')),
  filebase64sha512: ofFile(hashOf('sha512', 'base64')),
  fileexists: {
    parameters: [text],
    call: ([path = ''], context) => {
      const real = allowedPath(path as string, context);
      if (real === undefined) return undefined;
      const stat = lstatSync(real, { throwIfNoEntry: false });
      if (stat === undefined) return false;
      if (!stat.isFile()) throw new EvaluationError(`fileexists(): ${path as string} is no file`);
      return true;
    },
  },
  fileset: {
    parameters: [text, text],
    call: ([path = '', pattern = ''], context) => {
      const folder = allowedPath(path as string, context);
      return folder === undefined ? undefined : filesMatching(folder, pattern as string);
    },
  },
  templatefile: {
    parameters: [text, any],
    partly: true,
    call: ([path = '', variables], context) => {
      if (!isObject(variables)) throw new EvaluationError('templatefile(): vars must be a map');
      const bytes = contentOf(path as string, context);
      return bytes && context.template?.(utf8(bytes, 'templatefile'), variables);
    },
  },
  templatestring: {
    parameters: [text, any],
    partly: true,
    call: ([template = '', variables], context) => {
      if (!isObject(variables)) throw new EvaluationError('templatestring(): vars must be a map');
      return context.template?.(template as string, variables);
    },
  },
  basename: ofTexts(1, (path = '') => (path === '' ? '.' : posix.basename(path) || '/')),
  dirname: ofTexts(1, (path = '') => directoryOf(path)),
  abspath: {
    parameters: [text],
    call: ([path = ''], { root }) =>
      root === undefined ? undefined : resolve(root, path as string).replaceAll('\\', '/'),
  },
  pathexpand: {
    parameters: [text],
    // A home folder is that of whoever runs Terraform.
    call: ([path = '']) => ((path as string).startsWith('~') ? undefined : path),
  },
};

/** Go cleans what comes before the last slash. */
function directoryOf(path: string): string {
  const folder = posix.normalize(path.slice(0, path.lastIndexOf('/') + 1));
  return folder.length > 1 ? folder.replace(/\/$/, '') : folder;
}

/** Larger files are not read. */
const LARGEST_BYTES = 4 * 1024 * 1024;

function contentOf(path: string, context: FunctionContext): Buffer | undefined {
  const real = allowedPath(path, context);
  if (real === undefined) return undefined;
  const stat = lstatSync(real, { throwIfNoEntry: false });
  if (stat === undefined) throw new EvaluationError(`no file exists at "${path}"`);
  if (!stat.isFile()) throw new EvaluationError(`"${path}" is no file`);
  if (stat.size > LARGEST_BYTES) return undefined;
  return read(real);
}

function read(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    return fstatSync(file).isFile() ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}

/**
 * The path of a file in the module's folder or in the folder where Terraform runs. Undefined, and said
 * to the context, for any other and for a path through a symbolic link.
 */
function allowedPath(
  path: string,
  { root, module = root, refused }: FunctionContext,
): string | undefined {
  if (root === undefined || path.includes('\0')) return undefined;
  const target = isAbsolute(path) ? normalize(path) : join(resolve(root), path);
  for (const folder of [module ?? root, root]) {
    const inside = relative(resolve(folder), target);
    if (inside.startsWith('..') || isAbsolute(inside)) continue;
    if (!hasLink(resolve(folder), inside)) return target;
  }
  refused?.(path);
  return undefined;
}

function hasLink(folder: string, inside: string): boolean {
  try {
    const real = realpathSync(folder);
    let at = real;
    for (const part of inside.split(sep).filter((each) => each !== '')) {
      at = join(at, part);
      const stat = lstatSync(at, { throwIfNoEntry: false });
      if (stat === undefined) return false;
      if (stat.isSymbolicLink()) return true;
    }
    return false;
  } catch {
    return true;
  }
}
