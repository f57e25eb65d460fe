import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPrivateFolder } from './private-folder';

it('lets only this user look into the folder, and removes it with what is in it', async () => {
  const folder = await withPrivateFolder((made) => {
    writeFileSync(join(made, 'plan.bin'), 'secret');
    expect(statSync(made).mode & 0o777).toBe(0o700);
    return Promise.resolve(made);
  });
  expect(existsSync(folder)).toBe(false);
});

it('removes the folder where the work fails', async () => {
  let folder = '';
  const work = withPrivateFolder((made) => {
    folder = made;
    return Promise.reject(new Error('no plan'));
  });
  await expect(work).rejects.toThrow('no plan');
  expect([folder === '', existsSync(folder)]).toEqual([false, false]);
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('removes the folder when the process is ended by %s', async (signal, code) => {
  const script = `
    require('../run/typescript.cjs').registerTypeScript(__filename);
    const { withPrivateFolder } = require('./private-folder.ts');
    withPrivateFolder((folder) => {
      console.log(folder);
      return new Promise((resolve) => setTimeout(resolve, 60_000));
    });
  `;
  const child = spawn(process.execPath, ['-e', script], { cwd: __dirname });
  const [folder] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(existsSync(folder.trim())).toBe(true);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([code, null]);
  expect(existsSync(folder.trim())).toBe(false);
});
