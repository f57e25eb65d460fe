import { parseSchedule, type Schedule } from '@archway/aws';
import { blocksOf, flagOf, isObject, textOf, type ObjectValue } from '@archway/terraform';
import { busNameOf, DEFAULT_BUS } from '../naming/event-bus';
import { isRecord } from '../pattern/pattern';
import type { BusPart, EventTargetPart, RulePart, TargetInput } from './event-parts';
import { policyFor, type Found, type Reading } from './reading';

export function busesOf(reading: Reading, defaultBusArn: string): readonly BusPart[] {
  const custom = reading.all('aws_cloudwatch_event_bus').map((found): BusPart => {
    const busName = reading.identifier(found, 'name');
    const policy = policyFor(reading, 'aws_cloudwatch_event_bus_policy', 'event_bus_name', [
      busName,
    ]);
    const busArn = reading.identifier(found, 'arn');
    return {
      address: found.resource.address,
      constructPath: found.resource.constructPath,
      busName,
      busArn,
      region: busArn.split(':')[3] ?? '',
      ...(policy === undefined ? {} : { policy }),
    };
  });
  const address = 'the default event bus';
  const region = defaultBusArn.split(':')[3] ?? '';
  const own = {
    address,
    constructPath: address,
    busName: DEFAULT_BUS,
    busArn: defaultBusArn,
    region,
  };
  return [own, ...custom];
}

export function rulesOf(reading: Reading): readonly RulePart[] {
  return reading.all('aws_cloudwatch_event_rule').map((found): RulePart => {
    const { resource } = found;
    const { attributes } = resource;
    const ruleName = reading.identifier(found, 'name');
    const busName = busNameOf(textOf(attributes['event_bus_name']));
    const pattern = reading.json(resource, 'event_pattern');
    const schedule = scheduleOf(reading, found);
    const state = textOf(attributes['state']);
    return {
      address: resource.address,
      constructPath: resource.constructPath,
      ruleName,
      ruleArn: reading.identifier(found, 'arn'),
      busName,
      enabled:
        state === undefined ? flagOf(attributes['is_enabled']) !== false : state !== 'DISABLED',
      ...(isRecord(pattern) ? { pattern } : {}),
      ...(schedule === undefined ? {} : { schedule }),
      targets: targetsOf(reading, ruleName, busName),
    };
  });
}

function scheduleOf(reading: Reading, { resource }: Found): Schedule | undefined {
  const expression = textOf(resource.attributes['schedule_expression']);
  if (expression === undefined || expression === '') return undefined;
  const schedule = parseSchedule(expression);
  if (schedule.kind !== 'invalid') return schedule;
  reading.notSimulated.push(
    `${resource.address}: ${expression} is no schedule (${schedule.problem}); it never fires`,
  );
  return undefined;
}

function targetsOf(
  reading: Reading,
  ruleName: string,
  busName: string,
): readonly EventTargetPart[] {
  return reading.all('aws_cloudwatch_event_target').flatMap((found): readonly EventTargetPart[] => {
    const { resource } = found;
    const { attributes } = resource;
    const isOurs =
      textOf(attributes['rule']) === ruleName &&
      busNameOf(textOf(attributes['event_bus_name'])) === busName;
    const arn = isOurs ? reading.text(found, 'arn') : undefined;
    if (arn === undefined) return [];
    const roleArn = textOf(attributes['role_arn']);
    const deadLetterArn = textOf(blocksOf(attributes['dead_letter_config'])[0]?.['arn']);
    const messageGroupId = textOf(blocksOf(attributes['sqs_target'])[0]?.['message_group_id']);
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        targetId: textOf(attributes['target_id']) ?? resource.name,
        arn,
        input: inputOf(attributes),
        ...(roleArn === undefined ? {} : { roleArn }),
        ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
        ...(messageGroupId === undefined ? {} : { messageGroupId }),
      },
    ];
  });
}

function inputOf(attributes: ObjectValue): TargetInput {
  const text = textOf(attributes['input']);
  if (text !== undefined) return { kind: 'constant', text };
  const path = textOf(attributes['input_path']);
  if (path !== undefined) return { kind: 'path', path };
  const [transformer] = blocksOf(attributes['input_transformer']);
  if (transformer === undefined) return { kind: 'event' };
  const paths = transformer['input_paths'];
  return {
    kind: 'transformer',
    paths: Object.fromEntries(
      Object.entries(isObject(paths) ? paths : {}).flatMap(([name, value]) => {
        const path = textOf(value);
        return path === undefined ? [] : [[name, path]];
      }),
    ),
    template: textOf(transformer['input_template']) ?? '',
  };
}
