import { findTerraform, type TerraformBinary } from './offline-terraform';

/** How long one plan may take: the provider alone starts for seconds, on two busy cores for more. */
export const PLAN_TIMEOUT_SECONDS = 120;

/**
 * A test that plans with the real Terraform and provider. Where they are not installed it is skipped, and says so;
 * with `ARCHWAY_TERRAFORM=required` it fails instead.
 *
 * @param timeoutSeconds how long it may take: one plan needs seconds, a rehearsal of many changes minutes
 */
export function itPlans(
  behaviour: string,
  run: () => unknown,
  timeoutSeconds: number = PLAN_TIMEOUT_SECONDS,
): void {
  itIfFound(findTerraform(), behaviour, run, timeoutSeconds);
}

/** Like `itPlans`, for a test that needs what is given: Terraform, or a sentence that says what is missing. */
export function itIfFound(
  terraform: TerraformBinary | string,
  behaviour: string,
  run: () => unknown,
  timeoutSeconds: number = PLAN_TIMEOUT_SECONDS,
): void {
  if (typeof terraform !== 'string' || process.env['ARCHWAY_TERRAFORM'] === 'required') {
    it(behaviour, async () => void (await run()), timeoutSeconds * 1000);
    return;
  }
  console.warn(`NOT CHECKED WITH THE REAL PROVIDER: '${behaviour}': ${terraform}`);
  it.skip(behaviour, () => undefined);
}

/** @throws where there is none: the sentence that says what is missing */
export function found<Found extends TerraformBinary>(terraform: Found | string): Found {
  if (typeof terraform === 'string') throw new Error(terraform);
  return terraform;
}
