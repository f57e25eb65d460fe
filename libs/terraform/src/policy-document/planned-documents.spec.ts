import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../folder/read-folder';
import { isUnknown, type Value } from '../value/value';

const FIXTURE = join(__dirname, '../../fixtures/policy-documents');

const MIRRORS = [
  join(homedir(), '.terraform.d/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
];

const mirror =
  process.env['TF_PLUGIN_DIR'] ?? MIRRORS.find((folder) => existsSync(folder)) ?? 'no-mirror';

function terraform(folder: string, ...args: readonly string[]): string {
  return execFileSync('terraform', [`-chdir=${folder}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' },
  });
}

function isInstalled(): boolean {
  try {
    execFileSync('terraform', ['version'], { stdio: 'ignore' });
    return existsSync(mirror);
  } catch {
    return false;
  }
}

const installed = isInstalled();
if (!installed)
  console.warn('NOT COMPARED WITH TERRAFORM: no terraform, or no mirror of providers');

type Texts = Readonly<Record<string, string>>;

interface Planned {
  readonly after: Texts;
  readonly after_unknown: Readonly<Record<string, boolean>>;
}

(installed || process.env['ARCHWAY_TERRAFORM'] === 'required' ? it : it.skip)(
  'every document is to the byte what the provider plans, and unknown where that is',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'archway-policy-documents-'));
    try {
      cpSync(FIXTURE, folder, { recursive: true });
      terraform(folder, 'init', '-input=false', `-plugin-dir=${mirror}`);
      terraform(folder, 'plan', '-input=false', '-out=p.bin');
      const plan = JSON.parse(terraform(folder, 'show', '-json', 'p.bin')) as {
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
  120_000,
);
