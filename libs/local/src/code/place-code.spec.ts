import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeCode } from './place-code';

const folder = mkdtempSync(join(tmpdir(), 'code spec-'));
const source = join(folder, 'source');
beforeAll(() => {
  for (const name of ['lib', 'lib/deep', 'tests'])
    mkdirSync(join(source, name), { recursive: true });
  for (const name of ['index.js', 'notes.md', 'lib/a.js', 'lib/deep/b.md', 'tests/a.js']) {
    writeFileSync(join(source, name), name);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const placed = async (name: string, excludes: readonly string[]): Promise<readonly string[]> => {
  const target = join(folder, name);
  await placeCode({ kind: 'folder', folder: source, excludes }, target);
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
    .sort();
};

describe('a folder', () => {
  it('is taken whole', async () => {
    expect(await placed('whole', [])).toEqual([
      'index.js',
      'lib/a.js',
      'lib/deep/b.md',
      'notes.md',
      'tests/a.js',
    ]);
  });

  it.each([
    ['a folder', ['tests'], ['index.js', 'lib/a.js', 'lib/deep/b.md', 'notes.md']],
    ['a pattern of one level', ['*.md'], ['index.js', 'lib/a.js', 'lib/deep/b.md', 'tests/a.js']],
    ['a pattern of every level', ['**/*.md'], ['index.js', 'lib/a.js', 'tests/a.js']],
  ])('leaves out %s', async (what, excludes, left) => {
    expect(await placed(what, excludes)).toEqual(left);
  });

  it('that is not there is one line', async () => {
    const code = { kind: 'folder', folder: join(folder, 'none'), excludes: [] } as const;
    await expect(placeCode(code, join(folder, 'x'))).rejects.toThrow(
      /none cannot be packed: there is no such file or folder$/,
    );
  });
});

describe('files', () => {
  it('are written by name, below their folders', async () => {
    const target = join(folder, 'files');
    const files = [
      { name: 'a/b.txt', text: 'hello' },
      { name: 'copied.js', file: join(source, 'index.js') },
    ];
    await placeCode({ kind: 'files', files }, target);
    expect(readFileSync(join(target, 'a/b.txt'), 'utf8')).toBe('hello');
    expect(readFileSync(join(target, 'copied.js'), 'utf8')).toBe('index.js');
  });

  it('stay inside of the function', async () => {
    const files = [{ name: '../out.txt', text: '' }];
    await expect(placeCode({ kind: 'files', files }, join(folder, 'y'))).rejects.toThrow(
      '../out.txt leaves the function',
    );
  });
});
