import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { deterministicZip } from './deterministic-zip';

const entries = [
  { path: 'index.js', content: Buffer.from('exports.handler = 1') },
  { path: 'index.js.map', content: Buffer.from('{}') },
  { path: 'node_modules/sharp/package.json', content: Buffer.from('{"name":"sharp"}') },
];

describe('deterministicZip', () => {
  it('gives the same bytes for the same files in any order', async () => {
    expect(await deterministicZip([...entries].reverse())).toEqual(await deterministicZip(entries));
  });

  it('gives other bytes for other content', async () => {
    const changed = entries.with(0, { path: 'index.js', content: Buffer.from('exports.x = 1') });

    expect(await deterministicZip(changed)).not.toEqual(await deterministicZip(entries));
  });

  it('gives the same bytes in another time zone', async () => {
    const here = createHash('sha256')
      .update(await deterministicZip(entries))
      .digest('hex');
    const program = `
      const { deterministicZip } = require(${JSON.stringify(join(__dirname, 'deterministic-zip.ts'))});
      const entries = ${JSON.stringify(entries)}.map(({ path, content }) => ({ path, content: Buffer.from(content.data) }));
      deterministicZip(entries).then((zip) => console.log(require('crypto').createHash('sha256').update(zip).digest('hex')));
    `;
    const zones = ['Pacific/Kiritimati', 'America/St_Johns'].map((TZ) =>
      execFileSync(process.execPath, ['--require', require.resolve('tsx/cjs'), '-e', program], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }).trim(),
    );

    expect(zones).toEqual([here, here]);
  });
});
