import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContainers } from './containers';

const folder = mkdtempSync(join(tmpdir(), 'containers-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['worker=node dist/main.js', 'worker', ['node', 'dist/main.js']],
  ['shop/web="/opt/my app/run" --port $PORT', 'shop/web', ['/opt/my app/run', '--port', '$PORT']],
])('takes the image of %s', async (given, name, command) => {
  const { images } = await readContainers({ image: [given] }, folder);
  expect([...images]).toEqual([[name, command]]);
});

it.each(['worker', 'worker=', '=node main.js', 'worker=node a.js && node b.js', 'worker=a | b'])(
  'refuses the image %s',
  async (given) => {
    await expect(readContainers({ image: [given] }, folder)).rejects.toThrow(
      `--image: it must be such as worker='node dist/main.js', with one command, got ${given}`,
    );
  },
);

it('takes secrets of a file', async () => {
  writeFileSync(join(folder, 'secrets.json'), '{ "PASSWORD": "hunter2" }');
  const { secrets } = await readContainers({ secrets: 'secrets.json' }, folder);
  expect(secrets.get('PASSWORD')).toBe('hunter2');
});

it.each(['["hunter2"]', '{ "PASSWORD": { "hunter2": 1 } }', 'hunter2'])(
  'refuses a file that holds %s, and does not show it',
  async (text) => {
    writeFileSync(join(folder, 'wrong.json'), text);
    const refusal = readContainers({ secrets: 'wrong.json' }, folder);
    await expect(refusal).rejects.toThrow(
      /^--secrets: wrong.json must be a JSON object of strings, by name or ARN$/,
    );
  },
);

it('refuses a file that is not there', async () => {
  await expect(readContainers({ secrets: 'none.json' }, folder)).rejects.toThrow(
    '--secrets: none.json cannot be read',
  );
});
