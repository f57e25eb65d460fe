import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder, workspaceFolder } from '../folders';
import { interleave, median, runNode, type Usage } from '../measure/measure';
import { ratioRow, type Row } from '../report/report';
import { runner } from './runner';

const apps = ['lambdas', 'edge', 'network'];
const rounds = 9;

/**
 * The largest quotients. A fan-out of 100 resources loads four bindings, a real app of that size thirty: for one of 51 to
 * 58 resources, CDKTF with deep imports and without token stacks was measured at 3.35.
 */
const goals = { upTo100: 3.35, above: 5 };

/** The apps of this workspace, beside a program that holds their Terraform and writes it. */
export async function appRows(): Promise<{ rows: readonly Row[]; missing: readonly string[] }> {
  const rows: Row[] = [];
  const missing: string[] = [];
  for (const app of apps) {
    const outdir = join(scratchFolder, 'out', `app-${app}`);
    const synthesize = (): Promise<Usage> =>
      runNode({
        args: [runner, 'src/main.ts'],
        cwd: join(workspaceFolder, 'apps', app),
        env: { CDKTF_OUTDIR: outdir },
      });
    try {
      await synthesize();
    } catch (error) {
      missing.push(`the app ${app}: ${String(error)}`);
      continue;
    }
    const { file, resources } = programByHand(app, join(outdir, 'stacks'));
    const byHand = (): Promise<Usage> => runNode({ args: [file] });
    const results = await interleave(rounds, { synthesize, byHand });
    const wall = (usages: readonly Usage[]): number => median(usages.map((one) => one.wallMs));
    rows.push(
      ratioRow(
        `apps/${app}, ${resources} resources: Archway / handwritten JSON`,
        wall(results.synthesize) / wall(results.byHand),
        resources <= 100 ? goals.upTo100 : goals.above,
      ),
    );
  }
  return { rows, missing };
}

/** A program with the stacks' Terraform as literals. */
function programByHand(app: string, stacks: string): { file: string; resources: number } {
  const out = join(scratchFolder, 'out', `app-${app}-by-hand`);
  const file = join(scratchFolder, `${app}-by-hand.js`);
  let resources = 0;
  let program = `const { mkdirSync, writeFileSync } = require('node:fs');\n`;
  for (const stack of readdirSync(stacks)) {
    const text = readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8');
    const { resource = {} } = JSON.parse(text) as { resource?: Record<string, object> };
    for (const named of Object.values(resource)) resources += Object.keys(named).length;
    const folder = join(out, stack);
    program += `mkdirSync(${JSON.stringify(folder)}, { recursive: true });\n`;
    program += `writeFileSync(${JSON.stringify(join(folder, 'cdk.tf.json'))}, JSON.stringify(${text}, null, 2));\n`;
  }
  mkdirSync(scratchFolder, { recursive: true });
  writeFileSync(file, program);
  return { file, resources };
}
