import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfigurations } from '@archway/checks';
import {
  parsePlan,
  plannedConfiguration,
  readFolder,
  type Configuration,
} from '@archway/terraform';
import { layOut, planned, ROOTS } from './corpus-plans';
import { compare, type CorpusPlan } from './differences';

/** A folder that mirrors the AWS provider. */
const mirror = process.env['TF_PLUGIN_DIR'];
const isReady = mirror !== undefined || process.env['ARCHWAY_TERRAFORM'] === 'required';
if (!isReady) console.warn('NOT COMPARED WITH TERRAFORM: TF_PLUGIN_DIR names no provider mirror');

const workspace = mkdtempSync(join(tmpdir(), 'archway-corpus-'));
afterAll(() => rmSync(workspace, { recursive: true }));

interface Read {
  readonly text: Configuration;
  readonly plan: string;
  readonly file: string;
}

const reads = new Map<string, Promise<Read>>();

function read(name: string): Promise<Read> {
  const known = reads.get(name);
  if (known !== undefined) return known;
  const made = (async (): Promise<Read> => {
    if (mirror === undefined) throw new Error('TF_PLUGIN_DIR names no provider mirror');
    const root = ROOTS.find((each) => each.name === name);
    if (root === undefined) throw new Error(`there is no root ${name}`);
    const folder = join(workspace, name);
    layOut(root, folder);
    const text = await readFolder(folder, root.options);
    return { text, plan: planned(root, folder, mirror), file: join(folder, 'plan.json') };
  })();
  reads.set(name, made);
  return made;
}

/** The place of a block among others of its kind is that of the text, or that of the provider's set. */
function findingsOf(configuration: Configuration): readonly string[] {
  return checkConfigurations([configuration])
    .findings.map(({ severity, ruleId, address, message }) =>
      [severity, ruleId, address, message.replace(/^(ingress|egress)\.\d+/, '$1')].join(' '),
    )
    .sort();
}

/** Which rule finds something where. */
function placesOf(configuration: Configuration): readonly string[] {
  return checkConfigurations([configuration]).findings.map(
    ({ ruleId, address }) => `${ruleId} ${address}`,
  );
}

(isReady ? describe : describe.skip).each(ROOTS.map(({ name }) => name))(
  'the text of %s and the plan of it',
  (name) => {
    it('have the same instances with the same values, or the text says that it does not know', async () => {
      const { text, plan } = await read(name);
      const { differences, values, known } = compare(text, JSON.parse(plan) as CorpusPlan);
      expect(differences).toEqual([]);
      expect(known / values).toBeGreaterThan(0.85);
    }, 180_000);

    it('have the same findings', async () => {
      const { text, plan, file } = await read(name);
      const both = plannedConfiguration(parsePlan(plan, file, { configuration: text }));
      expect(findingsOf(text)).toEqual(findingsOf(both));
    }, 180_000);

    it('have every finding of the plan alone, which knows less', async () => {
      const { text, plan, file } = await read(name);
      const found = placesOf(text);
      const alone = placesOf(plannedConfiguration(parsePlan(plan, file)));
      expect(alone.filter((place) => !found.includes(place))).toEqual([]);
    }, 180_000);
  },
);
