import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPhotos, named } from './photos';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'photos spec-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function touch(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
}

const namesOf = async (...paths: readonly string[]) =>
  (await findPhotos(paths, folder)).photos.map(({ name }) => name);

it('searches folders for pictures, however deep, and names the rest', async () => {
  touch(
    'in/b.JPG',
    'in/a.png',
    'in/deep/er/c.webp',
    'in/notes.txt',
    'in/deep/movie.mp4',
    'in/.x.jpg',
  );
  touch('in/node_modules/icon.png', 'in/.cache/d.jpg', 'in/archway-out/e.jpg');
  const { photos, leftOut } = await findPhotos(['in'], folder);
  expect(photos.map(({ name }) => name)).toEqual(['a.png', 'b.JPG', 'deep/er/c.webp']);
  expect(photos[0]).toEqual({ path: join(folder, 'in/a.png'), name: 'a.png', bytes: 8 });
  expect(leftOut).toEqual([
    '.cache/',
    '.x.jpg',
    'archway-out/',
    'deep/movie.mp4',
    'node_modules/',
    'notes.txt',
  ]);
});

it('names twenty in a line, says how many more there are, and passes no control character on', () => {
  const names = Array.from({ length: 21 }, (_, index) => `${index}\u001b.txt`);
  expect(named(names.slice(0, 2))).toBe('0?.txt, 1?.txt');
  expect(named(names.slice(0, 20))).toMatch(/, 19\?\.txt$/);
  expect(named(names)).toMatch(/, 19\?\.txt, and 1 more$/);
});

it('takes named files of any kind', async () => {
  touch('x/notes.txt', 'no-extension');
  expect(await namesOf('x/notes.txt', join(folder, 'no-extension'))).toEqual([
    'notes.txt',
    'no-extension',
  ]);
});

it('takes a file once, however often it is named', async () => {
  touch('in/a.jpg');
  symlinkSync(join(folder, 'in/a.jpg'), join(folder, 'in/link.jpg'));
  expect(await namesOf('in', 'in/a.jpg', 'in')).toEqual(['a.jpg']);
});

it('tells photos of the same name from different folders apart', async () => {
  touch('one/a.jpg', 'two/a.jpg', 'x/two/a.jpg', 'two/b.jpg');
  expect(await namesOf('one', 'two', 'x/two/a.jpg')).toEqual([
    'one/a.jpg',
    'two/a.jpg',
    'b.jpg',
    'two/a (2).jpg',
  ]);
});

it.each([
  ['nothing', /^nothing does not exist$/],
  ['empty', /^there are no photos in empty$/],
  ['text', /^there are no photos in text; to take what is left out, name it: a\.txt$/],
])('refuses %s in one line', async (path, message) => {
  mkdirSync(join(folder, 'empty'));
  touch('text/a.txt');
  await expect(findPhotos([path], folder)).rejects.toThrow(message);
});
