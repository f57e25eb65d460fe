import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { scratchFolder, workspaceFolder } from '../folders';
import { compileProgram } from '../measure/compile';
import { interleave, median, runNode } from '../measure/measure';
import { limitRow, type Row, type Section } from '../report/report';

const functionsFolder = join(workspaceFolder, 'apps', 'lambdas', 'dist', 'functions');
const zip = join(functionsFolder, 'thumbnail-arm64.zip');
const unzipped = join(functionsFolder, 'thumbnail');

/** What a function's code costs a synthesis: the finished zip as a file, against cdktf's own archive. */
export async function measureAsset(): Promise<Section> {
  const title = 'Lambda asset';
  if (!existsSync(zip)) {
    return { title, rows: [], missing: ['the asset: run `npx nx bundle lambdas` first'] };
  }
  const program = await compileProgram(join(__dirname, 'asset-program.ts'), 'asset-program');
  // Without sharp, which would make the archive slower still: the archive is small, the file is whole.
  const folder = join(scratchFolder, 'asset source');
  rmSync(folder, { recursive: true, force: true });
  cpSync(unzipped, folder, { recursive: true });

  const run =
    (type: 'file' | 'archive', path: string, outdir: string) => async (): Promise<number> => {
      rmSync(outdir, { recursive: true, force: true });
      mkdirSync(outdir, { recursive: true });
      const { output } = await runNode({
        args: ['--require', require.resolve('@archway/fast-synth'), program],
        // What cdktf archives from a path with a space it writes into the current folder.
        cwd: outdir,
        env: { BENCH_ASSET: path, BENCH_ASSET_TYPE: type, CDKTF_OUTDIR: outdir },
      });
      return Number(output);
    };
  const out = join(scratchFolder, 'out', 'asset');
  const results = await interleave(7, {
    file: run('file', zip, join(out, 'file')),
    archive: run('archive', unzipped, join(out, 'archive')),
  });
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  return {
    title,
    rows: [
      limitRow('zip of the function as a file', median(results.file), 10, ms),
      limitRow('two files of it as an archive', median(results.archive), undefined, ms),
      await archiveAfterTouch(run('archive', folder, join(out, 'touched')), folder),
      await zipAfterTouch(),
    ],
    missing: [],
  };
}

async function archiveAfterTouch(synthesize: () => Promise<number>, folder: string): Promise<Row> {
  const what = 'archive after touch, in a path with a space';
  const archive = join(scratchFolder, 'out', 'asset', 'touched');
  const hashes: (string | undefined)[] = [];
  for (const time of [1_000_000_000, 1_700_000_000]) {
    utimesSync(join(folder, 'index.js'), time, time);
    await synthesize();
    const found = readdirSync(archive, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('archive.zip'),
    );
    hashes.push(found && sha256(join(archive, found)));
  }
  if (hashes.includes(undefined)) return { what, measured: 'lost' };
  return { what, measured: hashes[0] === hashes[1] ? 'same bytes' : 'other bytes' };
}

async function zipAfterTouch(): Promise<Row> {
  const before = sha256(zip);
  const sources = join(workspaceFolder, 'apps/lambdas/src/functions/thumbnail/handler.ts');
  utimesSync(sources, new Date(), new Date());
  await runNode({
    args: [
      '--require',
      require.resolve('tsx/cjs'),
      join(workspaceFolder, 'apps/lambdas/src/bundle/main.ts'),
    ],
  });
  const same = sha256(zip) === before;
  return {
    what: 'zip bundled again after touch',
    measured: same ? 'same bytes' : 'other bytes',
    goal: 'same bytes',
    met: same,
  };
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
