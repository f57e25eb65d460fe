import { blocksOf, isObject, isUnknown, numberOf, textOf, textsOf } from '@archway/terraform';
import type { ObjectValue, Value } from '@archway/terraform';
import { matchesAny } from '../backup/snapshot-targets';
import { isPartlyUnknown, isStated, textOr } from '../estate/attributes';
import type { Estate, Subject } from '../estate/estate';
import { problem, unseen, type Observation, type Rule } from '../rule/rule';

export const snapshotPolicy: Rule = {
  id: 'snapshot-policy',
  group: 'storage',
  severity: 'warning',
  title: 'A snapshot policy makes no snapshots, or AWS refuses it',
  looksFor:
    'Enabled policies of Amazon Data Lifecycle Manager whose target tags match no declared volume or instance of their Region, whose cross-Region copy targets their own Region, or whose retain_rule has both count and interval. Tags are compared only where the configuration declares a volume or an instance, and where all of their tags are known.',
  why: 'Terraform plans all three. A policy without targets makes no snapshots and reports no error. AWS refuses the other two at the apply.',
  fix: 'Give the volumes or instances one of the target tags, copy to another Region, and keep either count or interval.',
  awsPage: 'https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html',
  *check(estate) {
    for (const policy of estate.all('aws_dlm_lifecycle_policy')) {
      for (const details of blocksOf(policy.attributes['policy_details'])) {
        yield* targets(estate, policy, details);
        for (const action of blocksOf(details['action'])) {
          for (const copy of blocksOf(action['cross_region_copy'])) {
            yield* copies(policy, 'its action', copy);
          }
        }
        for (const schedule of blocksOf(details['schedule'])) {
          const name = `the schedule ${textOf(schedule['name']) ?? 'without a known name'}`;
          for (const copy of blocksOf(schedule['cross_region_copy_rule'])) {
            yield* copies(policy, name, copy);
          }
          for (const retain of blocksOf(schedule['retain_rule'])) {
            yield* retention(policy, name, retain);
          }
        }
      }
    }
  },
};

function* targets(estate: Estate, policy: Subject, details: ObjectValue): Iterable<Observation> {
  if (textOr(policy.attributes['state'], 'ENABLED') !== 'ENABLED') return;
  const wanted = details['target_tags'];
  const tags = isObject(wanted) ? Object.entries(wanted) : [];
  if (!isUnknown(wanted) && tags.length === 0) return;
  for (const type of textsOf(details['resource_types'])) {
    if (type !== 'VOLUME' && type !== 'INSTANCE') continue;
    const { matches, candidates } = matchesAny(estate, policy, type, wanted);
    if (candidates === 0 || matches === true) continue;
    if (matches === undefined || isPartlyUnknown(wanted)) {
      yield unseen(policy, `which ${type.toLowerCase()}s have its target tags`);
      continue;
    }
    const words = tags.map(([key, value]) => `${key} = ${textOf(value) ?? '?'}`).join(', ');
    yield problem(policy, `no ${type.toLowerCase()} here has a target tag of it: ${words}`, type);
  }
}

function* copies(policy: Subject, name: string, copy: ObjectValue): Iterable<Observation> {
  const value = isStated(copy['target_region']) ? copy['target_region'] : copy['target'];
  const target = textOf(value);
  // The ARN of an Outpost may be one of the same Region.
  if (target?.startsWith('arn:') === true) return;
  const { region } = policy.resource;
  if (target === undefined ? isUnknown(value) && isStated(value) : region === undefined) {
    yield unseen(policy, `whether ${name} copies to another Region`);
  } else if (target !== undefined && target === region) {
    yield problem(policy, `${name} copies to ${target}, which is its own Region`, `${name} copy`);
  }
}

function* retention(policy: Subject, name: string, retain: ObjectValue): Iterable<Observation> {
  const { count, interval } = retain;
  if (isNone(count) || isNone(interval)) return;
  const [snapshots, time] = [numberOf(count), numberOf(interval)];
  if (snapshots === undefined || time === undefined) {
    yield unseen(policy, `the retention of ${name}`);
    return;
  }
  const unit = textOf(retain['interval_unit'])?.toLowerCase() ?? 'units of time';
  yield problem(
    policy,
    `${name} retains ${snapshots} snapshots and also retains them for ${time} ${unit}, and AWS accepts only one of the two`,
    `${name} retention`,
  );
}

/** In a plan, zero stands for what nobody states. */
function isNone(value: Value | undefined): boolean {
  return !isStated(value) || numberOf(value) === 0;
}
