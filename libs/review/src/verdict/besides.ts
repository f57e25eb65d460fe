import type { Plan } from '@archway/terraform';
import { counted } from '../holds/label';

const REASONS: Readonly<Record<string, string>> = {
  instance_count_unknown: 'the count of its instances is not known yet',
  resource_config_unknown: 'its arguments are not known yet',
  provider_config_unknown: 'the configuration of its provider is not known yet',
  absent_prereq: 'what it needs is not there yet',
  deferred_prereq: 'what it needs is itself put off',
};

/** What a plan says besides its changes: what it puts off, what failed its check, what the apply invokes. */
export function besides({
  deferred,
  failedChecks,
  invocations,
}: Plan): readonly { readonly text: string; readonly details: readonly string[] }[] {
  return [
    {
      text: `${counted(deferred.length, 'change')} put off to a later plan: the rest is not here`,
      details: deferred.map(
        ({ change, reason }) =>
          `${change?.address ?? 'a resource'}: ${REASONS[reason] ?? 'Terraform does not say why'}`,
      ),
    },
    {
      text: `${counted(failedChecks.length, 'check')} did not pass`,
      details: failedChecks.map(({ address, problems }) => [address, ...problems].join(': ')),
    },
    {
      text: `The apply invokes ${counted(invocations.length, 'action')}: what an action does is not in a plan`,
      details: invocations,
    },
  ].filter(({ details }) => details.length > 0);
}
