import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { unpack } from './unpack';

const folder = mkdtempSync(join(tmpdir(), 'unpack spec-'));
const zip = join(folder, 'a zip.zip');
const into = join(folder, 'inside', 'task');

afterEach(() => rmSync(into, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a zip; `rename` changes a name to one of the same length that a well-behaved writer refuses. */
async function write(
  entries: Record<string, { text?: string; mode?: number }>,
  rename?: readonly [string, string],
): Promise<void> {
  const archive = new ZipFile();
  for (const [name, { text = name, mode = 0o100644 }] of Object.entries(entries)) {
    if (name.endsWith('/')) archive.addEmptyDirectory(name);
    else archive.addBuffer(Buffer.from(text), name, { mode, compress: text.length > 20 });
  }
  archive.end();
  let bytes = (await buffer(archive.outputStream)).toString('latin1');
  if (rename !== undefined) bytes = bytes.replaceAll(...rename);
  writeFileSync(zip, bytes, 'latin1');
}

it('lays the files out as they are packed, with their permissions', async () => {
  await write({
    'index.js': {},
    'bin/run é': { mode: 0o100755 },
    'deep/er/big.txt': { text: 'x'.repeat(100_000) },
    'empty/': {},
  });
  await unpack(zip, into);
  expect(readFileSync(join(into, 'index.js'), 'utf8')).toBe('index.js');
  expect(readFileSync(join(into, 'deep/er/big.txt'), 'utf8')).toHaveLength(100_000);
  expect(statSync(join(into, 'bin/run é')).mode & 0o111).toBe(0o111);
  expect(statSync(join(into, 'empty')).isDirectory()).toBe(true);
});

it.each([
  ['../outside.js', 'aa/outside.js'],
  ['/outside.jss', 'aoutside.jss'],
  ['a\\..\\out.js', 'a/../out.jsx'.replace('..', 'bb').slice(0, 11)],
])('refuses %s, which leaves the folder', async (name, stand) => {
  await write({ [stand]: {} }, [stand, name.padEnd(stand.length, 'x').slice(0, stand.length)]);
  await expect(unpack(zip, into)).rejects.toThrow(
    /a zip\.zip cannot be unpacked: .*path|characters/,
  );
  expect(existsSync(join(folder, 'inside', 'outside.js'))).toBe(false);
});

it('refuses a symbolic link', async () => {
  await write({ link: { text: '/etc/passwd', mode: 0o120777 } });
  await expect(unpack(zip, into)).rejects.toThrow('link is a symbolic link');
});

it('takes as much as Lambda unpacks, and not a byte more', async () => {
  await write({ 'big.bin': { text: '0'.repeat(1000) } });
  await expect(unpack(zip, into, 999)).rejects.toThrow('more than 999 bytes');
  expect(existsSync(join(into, 'big.bin'))).toBe(false);
  await unpack(zip, into, 1000);
});
