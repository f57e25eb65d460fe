import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { scratchFolder, workspaceFolder } from '../folders';
import { compileProgram } from '../measure/compile';
import { cpuRatio, interleave, median, runNode, type Usage } from '../measure/measure';
import { limitRow, ratioRow, type Section } from '../report/report';
import { estate } from './estate';

const run = promisify(execFile);

const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' };

/** What reading and reviewing a large plan takes, beside what Terraform takes to write it. */
export async function measurePlan(): Promise<Section> {
  const title = 'Plan';
  try {
    await run('terraform', ['version'], { env });
  } catch {
    return { title, rows: [], missing: ['plans: Terraform is not on the PATH'] };
  }
  const program = await compileProgram(join(__dirname, 'plan-program.ts'), 'plan-program');
  let small: string;
  let large: string;
  try {
    small = await planOf(1000);
    large = await planOf(5000);
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n').slice(-1);
    return { title, rows: [], missing: [`plans: Terraform could not plan (${line ?? ''})`] };
  }
  const archway = join(workspaceFolder, 'tools/archway/bin/archway.cjs');
  // Whole, as a user runs it: with its loader, and in all of its forms.
  const review = ['review', join(large, 'plan.json')].concat(
    ['markdown', 'html', 'json'].flatMap((form) => [`--${form}`, join(large, `review.${form}`)]),
  );
  const read = (folder: string) => () => runNode({ args: [program, join(folder, 'plan.json')] });
  const results = await interleave(5, {
    idle: () => runNode({ args: ['-e', ''] }),
    small: read(small),
    large: read(large),
    review: () => runNode({ args: [archway, ...review] }),
    check: () => runNode({ args: [archway, 'check', join(large, 'plan.json')] }),
    show: () => show(large),
  });
  const wall = (name: keyof typeof results): number =>
    median(results[name].map(({ wallMs }) => wallMs));
  const above = (name: 'small' | 'large' | 'review'): number =>
    median(results[name].map(({ peakMib }) => peakMib)) -
    median(results.idle.map(({ peakMib }) => peakMib));
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return {
    title,
    rows: [
      limitRow('terraform show -json, 5000 resources', wall('show'), undefined, ms),
      limitRow('read and looked through, whole process', wall('large'), undefined, ms),
      ratioRow('read against terraform show -json', wall('large') / wall('show'), 1),
      limitRow('archway review, in all forms, whole process', wall('review'), undefined, ms),
      ratioRow(
        'review in all forms / one terraform show -json, CPU',
        cpuRatio(results.review, results.show),
        0.5,
      ),
      ratioRow('check / one terraform show -json, CPU', cpuRatio(results.check, results.show)),
      limitRow(
        'memory at 5000, above an idle process',
        above('large'),
        undefined,
        (value) => `${value.toFixed(0)} MiB`,
      ),
      limitRow(
        'memory of the review at 5000',
        above('review'),
        undefined,
        (value) => `${value.toFixed(0)} MiB`,
      ),
      ratioRow('memory, 5000 against 1000 resources', above('large') / above('small'), 5.5),
    ],
    missing: [],
  };
}

/** The folder of a plan of so many resources; made once, since planning takes minutes. */
async function planOf(resources: number): Promise<string> {
  const folder = join(scratchFolder, `plan-${resources}`);
  if (existsSync(join(folder, 'plan.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(estate(resources)));
  const mirror = process.env['TF_PLUGIN_DIR'];
  const from = mirror === undefined ? [] : [`-plugin-dir=${mirror}`];
  const terraform = (...args: readonly string[]): Promise<unknown> =>
    run('terraform', [`-chdir=${folder}`, ...args], { env, maxBuffer: 256 * 1024 * 1024 });
  await terraform('init', '-input=false', '-backend=false', ...from);
  await terraform('plan', '-input=false', '-refresh=false', '-out=plan.bin');
  await show(folder);
  return folder;
}

/** Writes a plan as JSON, and says what that took. */
function show(folder: string): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const out = openSync(join(folder, 'plan.json'), 'w');
    // Node does not say what a process took that is not its own: Bash does.
    const timed = 'TIMEFORMAT="%U %S"; time terraform "-chdir=$0" show -json plan.bin 2>/dev/null';
    const child = spawn('bash', ['-c', timed, folder], { env, stdio: ['ignore', out, 'pipe'] });
    let times = '';
    child.stderr?.on('data', (chunk: Buffer) => (times += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      closeSync(out);
      if (code !== 0) return reject(new Error(`terraform show ended with ${code}`));
      const seconds = times.trim().split(' ').map(Number);
      resolve({
        wallMs: Number(process.hrtime.bigint() - start) / 1e6,
        cpuMs: seconds.reduce((sum, each) => sum + each, 0) * 1000,
        peakMib: 0,
        output: '',
      });
    });
  });
}
