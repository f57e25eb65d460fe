import { findTerraform, found, itPlans, runTerraform } from '@archway/rehearsal';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../folder/read-folder';
import { isUnknown, type Value } from '../value/value';

const FIXTURE = join(__dirname, '../../fixtures/policy-documents');

type Texts = Readonly<Record<string, string>>;

interface Planned {
  readonly after: Texts;
  readonly after_unknown: Readonly<Record<string, boolean>>;
}

itPlans(
  'every document is to the byte what the provider plans, and unknown where that is',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'archway-policy-documents-'));
    try {
      cpSync(FIXTURE, folder, { recursive: true });
      const terraform = found(findTerraform());
      const run = (...args: readonly string[]): string => runTerraform(terraform, folder, args);
      run('init', '-input=false', `-plugin-dir=${terraform.mirror}`);
      run('plan', '-input=false', '-out=p.bin');
      const plan = JSON.parse(run('show', '-json', 'p.bin')) as {
        readonly output_changes: Readonly<Record<string, Planned>>;
      };
      const { outputs } = await readFolder(folder);
      const ours = Object.fromEntries(outputs.map(({ name, value }) => [name, value]));
      for (const [name, { after, after_unknown: unknown }] of Object.entries(plan.output_changes)) {
        const values = ours[name] as Readonly<Record<string, Value>>;
        const known = Object.entries(values).filter(([, value]) => !isUnknown(value));
        const notKnown = Object.keys(values).filter((each) => isUnknown(values[each]));
        expect(Object.fromEntries(known)).toEqual(after);
        expect(notKnown.sort()).toEqual(
          typeof unknown === 'object' ? Object.keys(unknown).sort() : [],
        );
      }
      expect(Object.keys(plan.output_changes['json']?.after ?? {}).length).toBeGreaterThan(15);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
