import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from './write-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

it('writes into folders that it makes, over what was there', async () => {
  writeFileSync(join(folder, 'old.md'), 'before');
  const files = [
    { path: 'old.md', text: 'after' },
    { path: 'a/b/new.json', text: '{}' },
  ];
  await writeFiles(files, folder);
  expect([read('old.md'), read('a/b/new.json')]).toEqual(['after', '{}']);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'a',
    'a/b',
    'a/b/new.json',
    'old.md',
  ]);
});

it('changes no file where one of them cannot be written', async () => {
  writeFileSync(join(folder, 'old.md'), 'before');
  const files = [
    { path: 'old.md', text: 'after' },
    { path: 'old.md/page.html', text: '' },
  ];
  await expect(writeFiles(files, folder)).rejects.toThrow(
    /^old\.md\/page\.html cannot be written: /,
  );
  expect([read('old.md'), readdirSync(folder)]).toEqual(['before', ['old.md']]);
});

it('writes no file in the place of a folder', async () => {
  mkdirSync(join(folder, 'out'));
  await expect(writeFiles([{ path: 'out', text: '' }], folder)).rejects.toThrow(
    'out is a folder: name a file',
  );
});

it('writes no two files into one', async () => {
  const files = [
    { path: 'a.md', text: '1' },
    { path: './a.md', text: '2' },
  ];
  await expect(writeFiles(files, folder)).rejects.toThrow('./a.md is to be written twice');
  expect(readdirSync(folder)).toEqual([]);
});

it('follows a link to a file', async () => {
  writeFileSync(join(folder, 'real.md'), 'before');
  symlinkSync('real.md', join(folder, 'link.md'));
  await writeFiles([{ path: 'link.md', text: 'after' }], folder);
  expect(read('real.md')).toBe('after');
});

it('writes to what is no file as it is', async () => {
  await writeFiles([{ path: '/dev/null', text: 'gone' }], folder);
  expect(readFileSync('/dev/null', 'utf8')).toBe('');
});
