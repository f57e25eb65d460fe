import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkHostPackages, thisHost, type Host } from './host-packages';

const HOST: Host = { os: 'linux', cpu: 'x64', libc: 'glibc' };
const OPTIONAL = {
  '@img/sharp-linux-arm64': '1.0.0',
  '@img/sharp-linux-x64': '1.0.0',
  '@img/sharp-libvips-linux-x64': '2.0.0',
  '@img/sharp-linuxmusl-x64': '1.0.0',
  plain: '1.0.0',
};
const X64 = { os: ['linux'], cpu: ['x64'], libc: ['glibc'] };

let folder: string;
let task: string;
let workspace: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host packages-'));
  task = join(folder, 'task');
  workspace = join(folder, 'work', 'deep');
  install(task, 'sharp', { version: '1.0.0', optionalDependencies: OPTIONAL });
  const arm64 = { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] };
  const itsOwn = { '@img/sharp-libvips-linux-arm64': '1.0.0' };
  install(task, '@img/sharp-linux-arm64', { ...arm64, optionalDependencies: itsOwn });
  install(task, '@img/sharp-libvips-linux-arm64', arm64);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function install(root: string, name: string, manifest: object): void {
  const path = join(root, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(
    join(path, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', ...manifest }),
  );
}

function installHost(version = '1.0.0'): void {
  const work = join(folder, 'work');
  install(work, '@img/sharp-linux-x64', { ...X64, version });
  install(work, '@img/sharp-libvips-linux-x64', { ...X64, version: '2.0.0' });
  install(work, '@img/sharp-linuxmusl-x64', { ...X64, libc: ['musl'] });
  install(work, 'plain', {});
}

it("puts this machine's build beside the foreign one", async () => {
  installHost();
  expect(await linkHostPackages(task, [workspace], HOST)).toEqual([
    '@img/sharp-libvips-linux-x64',
    '@img/sharp-linux-x64',
  ]);
  const link = join(task, 'node_modules/@img/sharp-linux-x64');
  expect(realpathSync(link)).toBe(
    realpathSync(join(folder, 'work/node_modules/@img/sharp-linux-x64')),
  );
  expect(existsSync(join(task, 'node_modules/plain'))).toBe(false);
});

it('leaves a function alone that is packaged for this machine', async () => {
  expect(await linkHostPackages(task, [workspace], { ...HOST, cpu: 'arm64' })).toEqual([]);
});

it('leaves a function without packages alone', async () => {
  mkdirSync(join(folder, 'empty'));
  expect(await linkHostPackages(join(folder, 'empty'), [workspace], HOST)).toEqual([]);
});

it('does not replace what the function ships itself', async () => {
  installHost();
  install(task, '@img/sharp-linux-x64', { ...X64, shipped: true });
  await linkHostPackages(task, [workspace], HOST);
  const file = join(task, 'node_modules/@img/sharp-linux-x64/package.json');
  expect(readFileSync(file, 'utf8')).toContain('shipped');
});

it.each([
  ['is not installed', () => undefined],
  [
    'is installed in another version',
    () => install(join(folder, 'work'), '@img/sharp-linux-x64', { ...X64, version: '0.9.0' }),
  ],
])("says what to install where this machine's build %s", async (_how, prepare) => {
  prepare();
  await expect(linkHostPackages(task, [workspace], HOST)).rejects.toThrow(
    'sharp@1.0.0 is packaged for another machine (@img/sharp-libvips-linux-arm64, @img/sharp-linux-arm64), and its build for this ' +
      'one (linux x64 glibc) is not installed: npm install --no-save sharp@1.0.0',
  );
});

it('knows the machine that it runs on', () => {
  expect(thisHost()).toMatchObject({ os: process.platform, cpu: process.arch });
});
