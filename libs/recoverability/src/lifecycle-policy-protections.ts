import { DLM, largestGap, parseSchedule } from '@archway/aws';
import type { Estate, Subject } from '@archway/checks';
import {
  blocksOf,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  textsOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';
import { elsewhere, tagsOf } from './candidates';
import { keptBySchedule } from './kept';
import { objective, type Protection, type Term } from './model';

/**
 * What policies of Amazon Data Lifecycle Manager do for a volume: any of the target tags is enough. A policy for instances
 * takes every volume that is attached to one.
 */
export function lifecyclePolicyProtections(
  estate: Estate,
  subject: Subject,
  fromYear: number,
): readonly Protection[] {
  if (subject.type !== 'aws_ebs_volume') return [];
  return estate.all('aws_dlm_lifecycle_policy').flatMap((policy) => {
    if (elsewhere(policy, subject) || textOf(policy.attributes['state']) === 'DISABLED') return [];
    return blocksOf(policy.attributes['policy_details']).flatMap((details) => {
      const targeted = targetedBy(estate, details, subject);
      if (targeted === false) return [];
      return blocksOf(details['schedule']).map((schedule) =>
        protectionBy(policy, schedule, subject, targeted, fromYear),
      );
    });
  });
}

function protectionBy(
  policy: Subject,
  schedule: ObjectValue,
  subject: Subject,
  targeted: boolean | undefined,
  fromYear: number,
): Protection {
  const [create] = blocksOf(schedule['create_rule']);
  const gap = gapOf(create, fromYear);
  const terms = [gap, { name: 'start within an hour', minutes: DLM.startWindowMinutes }];
  const copies = blocksOf(schedule['cross_region_copy_rule']);
  const region = copies
    .map((copy) => textOf(copy['target_region'] ?? copy['target']))
    .find((each) => each !== undefined && each !== subject.resource.region);
  return {
    kind: 'lifecycle policy',
    by: policy.address,
    detail: `schedule ${textOf(schedule['name']) ?? 'without a known name'}`,
    restores: true,
    rpo: objective(...terms),
    keeps: keptBySchedule(schedule, gap.minutes === undefined ? undefined : gap.minutes / 60),
    ...(region === undefined
      ? {}
      : { regionRpo: objective(...terms, { name: `copy to ${region}` }) }),
    ...(targeted === undefined ? { unknown: `${policy.address} may target it` } : {}),
  };
}

function gapOf(create: ObjectValue | undefined, fromYear: number): Term {
  const expression = textOf(create?.['cron_expression']);
  if (expression !== undefined && expression !== '') {
    const schedule = parseSchedule(expression);
    if (schedule.kind === 'invalid') return { name: `schedule ${expression}, which AWS refuses` };
    const { minutes } = largestGap(schedule, { fromYear });
    return {
      name: `largest gap of ${expression}`,
      ...(Number.isFinite(minutes) ? { minutes } : {}),
    };
  }
  const hours = numberOf(create?.['interval']);
  return hours === undefined
    ? { name: 'interval that is not known' }
    : { name: `interval of ${hours} h`, minutes: hours * 60 };
}

function targetedBy(estate: Estate, details: ObjectValue, volume: Subject): boolean | undefined {
  const types = textsOf(details['resource_types']);
  const machines = types.includes('INSTANCE')
    ? estate
        .naming(volume, 'aws_volume_attachment', 'volume_id')
        .map((each) => estate.target(each, each.attributes['instance_id'], 'aws_instance'))
    : [];
  const answers = [
    ...(types.includes('VOLUME') ? [volume] : []),
    ...machines.filter((machine) => machine !== undefined),
  ].map((each) => targets(details['target_tags'], each));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function targets(value: Value | undefined, subject: Subject): boolean | undefined {
  const { tags, mayBeMore } = tagsOf(subject);
  if (isUnknown(value)) return undefined;
  if (!isObject(value)) return false;
  let answer: boolean | undefined = mayBeMore ? undefined : false;
  for (const [key, wanted] of Object.entries(value)) {
    if (!tags.has(key)) continue;
    const [actual, expected] = [tags.get(key), textOf(wanted)];
    if (actual === undefined || expected === undefined) answer = undefined;
    else if (actual === expected) return true;
  }
  return answer;
}
