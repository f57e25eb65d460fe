import {
  findTerraform,
  found,
  NO_ACCOUNT,
  runTerraform,
  type OfflineTerraform,
} from '@archway/rehearsal';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Arguments } from '../synth/synth';

/** The lowest version of the AWS provider that Archway supports. */
export const LOWEST_PROVIDER = '5.100.0';

/** A folder with a configuration that Terraform has initialized with the lowest provider. */
export interface OfflineFolder {
  readonly folder: string;
  /** Runs one Terraform command in the folder and returns what it prints. Throws when the command fails. */
  readonly run: (args: readonly string[]) => string;
}

/** Terraform with a mirror of the lowest provider, or a sentence that says what is missing. */
export function findLowestProvider(
  env: Readonly<Record<string, string | undefined>> = process.env,
): OfflineTerraform | string {
  const terraform = findTerraform(env);
  if (typeof terraform === 'string') return terraform;
  const versions = path.join(terraform.mirror, 'registry.terraform.io/hashicorp/aws');
  const held = existsSync(versions) ? readdirSync(versions) : [];
  // A mirror holds folders by version, or archives with the version in their names.
  return held.some((each) => each === LOWEST_PROVIDER || each.includes(`_${LOWEST_PROVIDER}_`))
    ? terraform
    : `${terraform.mirror} does not hold version ${LOWEST_PROVIDER} of the AWS provider`;
}

/**
 * Runs `work` in a folder with resources in Terraform's JSON syntax, the lowest provider and no account, and
 * removes the folder.
 *
 * @throws what Terraform says, when it fails or is not installed
 */
export function withLowestProvider<Result>(
  resources: Arguments,
  work: (place: OfflineFolder) => Result,
): Result {
  const terraform = found(findLowestProvider());
  const folder = mkdtempSync(path.join(os.tmpdir(), 'archway-provider-'));
  try {
    const configuration = {
      terraform: {
        required_providers: { aws: { source: 'hashicorp/aws', version: LOWEST_PROVIDER } },
      },
      provider: { aws: [{ region: 'eu-west-1', ...NO_ACCOUNT }] },
      ...(Object.keys(resources).length === 0 ? {} : { resource: resources }),
    };
    // An error shows the line of its argument.
    const text = JSON.stringify(configuration, undefined, 1);
    writeFileSync(path.join(folder, 'main.tf.json'), text);
    const run = (args: readonly string[]): string => runTerraform(terraform, folder, args);
    run(['init', '-input=false', '-no-color', `-plugin-dir=${terraform.mirror}`]);
    return work({ folder, run });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
