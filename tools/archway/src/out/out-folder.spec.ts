import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutFolder } from './out-folder';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'out spec-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const body = Buffer.from('x');

it.each([
  ['a b é–1.jpg', 'Copy', 'report-files/Copy/a b é–1.jpg.webp'],
  ['../../etc/passwd', 'Copy', 'report-files/Copy/_/_/etc/passwd.webp'],
  ['a//b\\c:d%?.png', '..', 'report-files/_/a/_/b_c_d__.png.webp'],
])('saves %s under a name that every file system takes', async (name, branch, file) => {
  const out = await OutFolder.open(folder);
  expect(await out.save(branch, name, 'x.webp', body)).toBe(file);
  expect(readFileSync(join(folder, file), 'utf8')).toBe('x');
});

it('saves long names, and names that differ only in case, side by side', async () => {
  const out = await OutFolder.open(folder);
  const long = await out.save('Copy', `${'é'.repeat(500)}.jpg`, 'x.webp', body);
  expect(long).toMatch(/^report-files\/Copy\/é{60}\.webp$/);
  expect(await out.save('Copy', 'a.jpg', 'x.webp', body)).toBe('report-files/Copy/a.jpg.webp');
  expect(await out.save('Copy', 'A.jpg', 'x.webp', body)).toBe('report-files/Copy/A.jpg 2.webp');
});

it('removes what the run before wrote, and nothing outside', async () => {
  const first = await OutFolder.open(join(folder, 'out'));
  const file = await first.save('Copy', 'a.jpg', 'x.webp', body);
  await first.close();
  writeFileSync(join(folder, 'outside.txt'), 'keep');
  const list = join(folder, 'out/.archway-files.json');
  writeFileSync(list, JSON.stringify([file, '../outside.txt', join(folder, 'outside.txt')]));
  await OutFolder.open(join(folder, 'out'));
  expect(existsSync(join(folder, 'out', file))).toBe(false);
  expect(existsSync(join(folder, 'out/report-files'))).toBe(false);
  expect(existsSync(join(folder, 'outside.txt'))).toBe(true);
});
