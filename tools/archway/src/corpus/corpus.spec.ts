import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfigurations } from '@archway/checks';
import { findTerraform, found, itPlans } from '@archway/rehearsal';
import {
  parsePlan,
  plannedConfiguration,
  readFolder,
  type Configuration,
} from '@archway/terraform';
import { layOut, planned, ROOTS } from './corpus-plans';
import { compare, type CorpusPlan } from './differences';

/** Three tests of a root share its plan; whichever is first waits for it. */
const TIMEOUT_SECONDS = 300;

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
    const root = ROOTS.find((each) => each.name === name);
    if (root === undefined) throw new Error(`there is no root ${name}`);
    const folder = join(workspace, name);
    layOut(root, folder);
    const text = await readFolder(folder, root.options);
    return {
      text,
      plan: planned(root, folder, found(findTerraform())),
      file: join(folder, 'plan.json'),
    };
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

describe.each(ROOTS.map(({ name }) => name))('the text of %s and the plan of it', (name) => {
  itPlans(
    'have the same instances with the same values, or the text says that it does not know',
    async () => {
      const { text, plan } = await read(name);
      const { differences, values, known } = compare(text, JSON.parse(plan) as CorpusPlan);
      expect(differences).toEqual([]);
      expect(known / values).toBeGreaterThan(0.85);
    },
    TIMEOUT_SECONDS,
  );

  itPlans(
    'have the same findings',
    async () => {
      const { text, plan, file } = await read(name);
      const both = plannedConfiguration(parsePlan(plan, file, { configuration: text }));
      expect(findingsOf(text)).toEqual(findingsOf(both));
    },
    TIMEOUT_SECONDS,
  );

  itPlans(
    'have every finding of the plan alone, which knows less',
    async () => {
      const { text, plan, file } = await read(name);
      const found = placesOf(text);
      const alone = placesOf(plannedConfiguration(parsePlan(plan, file)));
      expect(alone.filter((place) => !found.includes(place))).toEqual([]);
    },
    TIMEOUT_SECONDS,
  );
});
