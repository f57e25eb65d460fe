import { DLM, everFires, parseSchedule } from '@archway/aws';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import { accountProblems } from '../account-problems';
import type {
  ImagePolicyProps,
  SnapshotPolicyProps,
  SnapshotSchedule,
  SnapshotTiming,
} from './snapshot-policy-props';

/** What is wrong with a policy, of which Terraform accepts half. */
export function snapshotProblems(props: SnapshotPolicyProps, region: string): readonly Problem[] {
  const names = props.schedules.map(({ name }) => name);
  return [
    problemIf(
      Object.keys(props.targetTags).length === 0,
      'targetTags must hold a tag, got {}: no volume would be taken',
    ),
    problemIf(
      names.length < 1 || names.length > DLM.schedules,
      `schedules must be between 1 and ${DLM.schedules}, got ${names.length}`,
    ),
    ...props.schedules.flatMap((schedule, at) => [
      problemIf(
        names.indexOf(schedule.name) !== at,
        `schedules[${at}].name must be unique in the policy, got ${show(schedule.name)} again`,
      ),
      ...scheduleProblems(`schedules[${at}].`, schedule, region),
    ]),
  ];
}

function scheduleProblems(
  at: string,
  schedule: SnapshotSchedule,
  region: string,
): readonly Problem[] {
  const { retention, timing, copies = [] } = schedule;
  return [
    ...timingProblems(at, timing),
    ...fastRestoreProblems(at, schedule, region),
    'count' in retention
      ? notWhole(`${at}retention.count`, retention.count, 1, DLM.retainCount)
      : notWhole(`${at}retention.days`, retention.days, 1, 36_500),
    problemIf(
      'count' in retention && 'days' in retention,
      `${at}retention must have count or days, got both`,
    ),
    problemIf(
      copies.length > DLM.crossRegionCopies,
      `${at}copies must be at most ${DLM.crossRegionCopies}, got ${copies.length}`,
    ),
    ...copies.flatMap((copy, index) => [
      problemIf(
        !isOpen(copy.region) && copy.region === region,
        `${at}copies[${index}].region must be another region than that of the volumes, got ${show(copy.region)}`,
      ),
      problemIf(
        copies.findIndex((each) => each.region === copy.region) !== index,
        `${at}copies[${index}].region must not come twice, got ${show(copy.region)} again`,
      ),
      notWhole(`${at}copies[${index}].retainDays`, copy.retainDays, 1, 36_500),
    ]),
    ...accountProblems(`${at}shareWithAccountIds`, schedule.shareWithAccountIds ?? []),
  ];
}

/** What is wrong with a policy for images. */
export function imagePolicyProblems({
  targetTags,
  schedules,
}: ImagePolicyProps): readonly Problem[] {
  const names = schedules.map(({ name }) => name);
  return [
    problemIf(
      Object.keys(targetTags).length === 0,
      'targetTags must hold a tag, got {}: no instance would be taken',
    ),
    problemIf(
      names.length < 1 || names.length > DLM.schedules,
      `schedules must be between 1 and ${DLM.schedules}, got ${names.length}`,
    ),
    ...schedules.flatMap((schedule, at) => [
      problemIf(
        names.indexOf(schedule.name) !== at,
        `schedules[${at}].name must be unique in the policy, got ${show(schedule.name)} again`,
      ),
      ...timingProblems(`schedules[${at}].`, schedule.timing),
      notWhole(`schedules[${at}].keepImages`, schedule.keepImages, 1, DLM.retainCount),
      notWhole(
        `schedules[${at}].deprecateAfterImages`,
        schedule.deprecateAfterImages,
        1,
        schedule.keepImages - 1,
      ),
    ]),
  ];
}

function timingProblems(at: string, timing: SnapshotTiming): readonly Problem[] {
  if ('cron' in timing) return [cronProblem(`${at}timing.cron`, timing.cron)];
  return [
    notOneOf(`${at}timing.everyHours`, timing.everyHours, DLM.intervalHours),
    notMatching(
      `${at}timing.startTime`,
      timing.startTime,
      /^([01]\d|2[0-3]):[0-5]\d$/,
      'a time such as 03:00',
    ),
  ];
}

function fastRestoreProblems(
  at: string,
  { fastRestore, retention }: SnapshotSchedule,
  region: string,
): readonly Problem[] {
  if (fastRestore === undefined) return [];
  const { availabilityZones, snapshots } = fastRestore;
  return [
    problemIf(
      availabilityZones.length === 0,
      `${at}fastRestore.availabilityZones must be at least one, got none`,
    ),
    ...availabilityZones.map((zone) =>
      problemIf(
        !isOpen(zone) && !zone.startsWith(region),
        `${at}fastRestore.availabilityZones must belong to ${region}, got ${show(zone)}`,
      ),
    ),
    problemIf(
      !('count' in retention),
      `${at}retention must have count with fastRestore, got ${show(retention)}`,
    ),
    notWhole(
      `${at}fastRestore.snapshots`,
      snapshots,
      1,
      'count' in retention ? retention.count : DLM.retainCount,
    ),
  ];
}

function cronProblem(prop: string, expression: string): Problem {
  if (isOpen(expression)) return undefined;
  const schedule = parseSchedule(expression);
  if (schedule.kind === 'invalid') {
    return `${prop} must be a schedule, got ${show(expression)}: ${schedule.problem}`;
  }
  if (schedule.kind === 'rate') return `${prop} must be cron(…), got ${show(expression)}`;
  return problemIf(
    !everFires(schedule, new Date().getUTCFullYear()),
    `${prop} must fire at some time, got ${show(expression)}, which never does`,
  );
}
