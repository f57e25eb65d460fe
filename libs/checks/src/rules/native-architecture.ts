import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isSensitive, isUnknown, textOf, textsOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import type { Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';
import { zipNames } from '../zip/zip-names';
import { lacksSharp, nativePackages } from '../zip/native-packages';

/** Lambda's names of processors, and npm's. */
const PROCESSORS: Readonly<Record<string, string>> = { x86_64: 'x64', arm64: 'arm64' };

export const nativeArchitecture: Rule = {
  id: 'native-architecture',
  group: 'packaging',
  severity: 'error',
  title: "A function's package is built for another system",
  looksFor:
    "Functions whose zip is on this machine, named by filename, and holds npm packages that say in their folder's name which system they are for, such as node_modules/@img/sharp-linux-x64, but none for Linux with glibc and the architecture of the function; and sharp without any of its binaries where no layer could bring it. Nothing is unpacked.",
  why: 'npm installs the binaries of the machine it runs on. The function is deployed without a word, and fails at its first require: Could not load the "sharp" module using the linux-arm64 runtime.',
  fix: 'Install with npm install --os=linux --cpu=arm64 (or x64) --libc=glibc before the package is made, or change architectures.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html',
  *check(estate) {
    for (const fn of estate.all('aws_lambda_function')) {
      const stated = fn.attributes['filename'];
      if (!isStated(stated)) continue;
      const file = fileOf(fn);
      const names = file === undefined ? undefined : zipNames(file);
      if (names === undefined) yield unseen(fn, 'what is in its package');
      else yield* wrongIn(fn, basename(file ?? ''), names);
    }
  },
};

function* wrongIn(fn: Subject, file: string, names: readonly string[]): Iterable<Observation> {
  const stated = fn.attributes['architectures'];
  const [architecture = isStated(stated) ? undefined : 'x86_64'] = textsOf(stated);
  const processor = PROCESSORS[architecture ?? ''];
  if (processor === undefined) {
    yield unseen(fn, 'architectures');
    return;
  }
  const wanted = `linux-${processor}`;
  for (const { name, builds } of nativePackages(names)) {
    if (builds.includes(wanted) || builds.includes('wasm32')) continue;
    yield problem(
      fn,
      `runs on ${architecture}, and ${file} has ${name} for ${builds.join(', ')} alone`,
      name,
    );
  }
  if (lacksSharp(names) && !isStated(fn.attributes['layers'])) {
    yield problem(fn, `has sharp in ${file} without a binary for any system`, 'sharp');
  }
}

/** Terraform reads a file from where it runs: the folder of the configuration. */
function fileOf({ configuration, resource, attributes }: Subject): string | undefined {
  const stated = attributes['filename'];
  if (isSensitive(stated)) return undefined;
  const text = isUnknown(stated) ? stated.expression : textOf(stated);
  const path = text?.replace(
    resource.module === '' ? /^\$\{path\.(module|root)\}/ : /^\$\{path\.root\}/,
    '.',
  );
  if (path === undefined || path.includes('${')) return undefined;
  const { file } = configuration;
  const folder = isFolder(file) ? file : dirname(file);
  return resolve(folder, path);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
