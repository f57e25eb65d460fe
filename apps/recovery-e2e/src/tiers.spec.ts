import { RECOVERY_TIERS } from '@archway/recovery';
import { findTerraform, itPlans, runTerraform } from '@archway/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { writeRoot } from './one-root';
import type { Documents } from './synthesized';
import { changed, documentsOf } from './synthesized';

const QUIET = ['-input=false', '-no-color'];

/** Runs commands over tiers in a folder that goes afterwards. */
function withTerraform<Result>(
  tiers: Readonly<Record<string, Documents>>,
  use: (run: (...args: string[]) => string) => Result,
): Result {
  const terraform = findTerraform();
  if (typeof terraform === 'string') throw new Error(terraform);
  const folder = mkdtempSync(path.join(tmpdir(), 'tiers-'));
  try {
    writeRoot(folder, tiers);
    const run = (...args: string[]) => runTerraform(terraform, folder, args);
    run('init', ...QUIET, `-plugin-dir=${terraform.mirror}`);
    return use(run);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface PlanJson {
  readonly resource_changes: readonly { readonly type: string; readonly module_address: string }[];
}

itPlans(
  'both regions of every tier are what the real provider takes and plans',
  () => {
    const tiers = Object.fromEntries(
      RECOVERY_TIERS.map((tier) => [tier, documentsOf('prod', tier)]),
    );
    const { resource_changes: changes } = withTerraform(tiers, (run) => {
      run('validate', '-no-color');
      run('plan', ...QUIET, '-out=plan.bin');
      return JSON.parse(run('show', '-json', 'plan.bin')) as PlanJson;
    });
    const where = (type: string) =>
      changes.filter((each) => each.type === type).map((each) => each.module_address);
    const standbys = RECOVERY_TIERS.slice(1);
    expect(where('aws_ecs_service').sort()).toEqual(
      [
        ...RECOVERY_TIERS.map((tier) => `module.${tier}-primary`),
        ...standbys.map((tier) => `module.${tier}-standby`),
      ].sort(),
    );
    expect(new Set(where('aws_backup_vault'))).toEqual(
      new Set(
        RECOVERY_TIERS.flatMap((tier) =>
          ['copies', 'primary', 'vault'].map((stack) => `module.${tier}-${stack}`),
        ),
      ),
    );
    expect(new Set(where('aws_route53_record')).size).toBe(RECOVERY_TIERS.length);
  },
  900,
);

itPlans(
  'a standby region that the provider refuses is refused',
  () => {
    const documents = documentsOf('prod', 'warm-standby');
    const lock = 'aws_backup_vault_lock_configuration.Vault';
    const broken = changed(documents, 'copies', lock, (resource) => ({
      ...resource,
      changeable_for_days: 1,
    }));
    expect(() =>
      withTerraform({ 'warm-standby': broken }, (run) => run('validate', '-no-color')),
    ).toThrow(/expected changeable_for_days to be at least \(3\)/);
  },
  300,
);
