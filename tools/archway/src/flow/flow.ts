import type {
  Architecture,
  BucketPart,
  FunctionPart,
  MappingPart,
  NotificationPart,
  QueuePart,
  RulePart,
} from '@archway/local';
import { UsageError } from '../usage-error/usage-error';

/** One thing that a message passes on its way. */
export interface Stop {
  readonly kind: 'bucket' | 'topic' | 'queue' | 'function' | 'bus' | 'rule' | 'schedule';
  readonly arn: string;
  /** The construct's path without the stack, such as `Thumbnail/Queue`. */
  readonly label: string;
}

/** One way from the upload bucket to a consumer; each photo is to be followed along each of them. */
export interface Branch {
  /** Short and unique among the branches, such as `Thumbnail`. */
  readonly name: string;
  readonly stops: readonly Stop[];
  readonly functionName?: string;
  readonly roleArn?: string;
  readonly queueArn?: string;
  readonly deadLetterQueueArn?: string;
  /** Why nothing can arrive, where that is plain from the Terraform. */
  readonly gap?: string;
  /** The API whose answer ends the way. */
  readonly apiName?: string;
}

/** Where photos go in. */
export interface Entrance {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly label: string;
  /** What keys begin with. */
  readonly prefix: string;
  /** Those of created objects. */
  readonly notifications: readonly NotificationPart[];
  /** The ways of an object from here. */
  readonly branches: readonly Branch[];
  /** Whether it tells EventBridge of every object. */
  readonly tellsAll: boolean;
}

export interface EntranceWish {
  readonly bucket?: string;
  readonly prefix?: string;
}

/**
 * The bucket that tells of uploads, and what keys have to begin with.
 *
 * @throws UsageError where there are several to choose from, or none of that name
 */
export function entranceOf(architecture: Architecture, wish: EntranceWish = {}): Entrance {
  const telling = architecture.buckets.filter(({ bucketName }) =>
    creations(architecture, bucketName).some(() => true),
  );
  const named = telling.filter(
    ({ bucketName, constructPath }) =>
      wish.bucket === undefined || [bucketName, label(constructPath)].includes(wish.bucket),
  );
  const list = (telling.length === 0 ? architecture.buckets : telling)
    .map(({ bucketName }) => bucketName)
    .join(', ');
  const [bucket] = named;
  if (bucket === undefined) {
    throw new UsageError(
      wish.bucket === undefined
        ? `no bucket sends notifications of created objects (${list})`
        : `--bucket must be a bucket that sends notifications of created objects (${list}), got ${wish.bucket}`,
    );
  }
  if (named.length > 1) {
    throw new UsageError(
      `several buckets tell of created objects: choose one with --bucket (${list})`,
    );
  }
  const notifications = creations(architecture, bucket.bucketName);
  const prefixes = [...new Set(notifications.map(({ filterPrefix }) => filterPrefix))];
  const prefix = wish.prefix ?? prefixes[0] ?? '';
  if (wish.prefix === undefined && prefixes.length > 1) {
    throw new UsageError(
      `${bucket.bucketName} sends notifications for several prefixes: choose one with --prefix (${prefixes.join(', ')})`,
    );
  }
  return entranceAt(architecture, bucket, prefix);
}

/** A bucket as the place where objects go in. */
export function entranceAt(
  architecture: Architecture,
  { bucketName, bucketArn, constructPath, tellsEventBridge }: BucketPart,
  prefix: string,
): Entrance {
  const notifications = creations(architecture, bucketName);
  const entrance = {
    bucketName,
    bucketArn,
    label: label(constructPath),
    prefix,
    notifications,
    tellsAll: tellsEventBridge,
  };
  return { ...entrance, branches: branchesOf(architecture, entrance) };
}

/** Whether some notification of the bucket tells of an object with this key. */
export function tellsOf({ notifications }: Pick<Entrance, 'notifications'>, key: string): boolean {
  return notifications.some(
    ({ filterPrefix, filterSuffix }) => key.startsWith(filterPrefix) && key.endsWith(filterSuffix),
  );
}

/**
 * Every way from the entrance to a consumer. A consumer whose queue expects messages from something on
 * the way, but is not connected to it, counts as a branch with a gap.
 */
export function branchesOf(
  architecture: Architecture,
  entrance: Pick<Entrance, 'bucketArn' | 'label' | 'notifications'>,
): readonly Branch[] {
  const bucket: Stop = { kind: 'bucket', arn: entrance.bucketArn, label: entrance.label };
  const ways = [
    ...entrance.notifications.flatMap((notification) =>
      waysFrom(architecture, [bucket], notification.targetArn),
    ),
    ...waysOverEventBridge(architecture, entrance.bucketArn, [bucket]),
  ];
  const reached = new Set([
    entrance.bucketArn,
    ...entrance.notifications.map(({ targetArn }) => targetArn),
    ...ways.flatMap((way) => way.stops.map(({ arn }) => arn)),
  ]);
  const gaps = architecture.mappings.flatMap((mapping) => gapOf(architecture, mapping, reached));
  return named([...ways, ...gaps]);
}

/** Every way from a queue, topic or function to a consumer. */
export function branchesFrom(architecture: Architecture, arn: string): readonly Branch[] {
  return named(waysFrom(architecture, [], arn));
}

/** Every way from a schedule: one of EventBridge Scheduler, or a rule that fires by itself. */
export function scheduledBranches(architecture: Architecture): readonly Branch[] {
  const { rules, schedules } = architecture;
  const ofRules = rules
    .filter(({ schedule, enabled }) => schedule !== undefined && enabled)
    .flatMap((rule) => waysOfRule(architecture, [], rule));
  const ofSchedules = schedules
    .filter(({ enabled }) => enabled)
    .flatMap(({ scheduleArn, constructPath, target }) =>
      waysFrom(architecture, [stopAt('schedule', scheduleArn, constructPath)], target.arn),
    );
  return named([...ofRules, ...ofSchedules]);
}

/** A way that begins and ends at a function which no other way names: something called it. */
export function branchAt(architecture: Architecture, functionName: string): Branch | undefined {
  const fn = architecture.functions.find((each) => each.functionName === functionName);
  return fn && named([ending([functionStop(fn)], fn)])[0];
}

type Way = Omit<Branch, 'name'>;

function waysFrom(
  architecture: Architecture,
  before: readonly Stop[],
  arn: string,
): readonly Way[] {
  const { topics, queues, functions, subscriptions } = architecture;
  const topic = topics.find(({ topicArn }) => topicArn === arn);
  if (topic !== undefined) {
    const stops = [...before, stopAt('topic', arn, topic.constructPath)];
    return subscriptions
      .filter(({ topicArn }) => topicArn === arn)
      .flatMap(({ endpoint }) => waysFrom(architecture, stops, endpoint));
  }
  const fn = functions.find(
    ({ functionArn }) => functionArn === arn || arn.startsWith(`${functionArn}:`),
  );
  if (fn !== undefined) return [ending([...before, functionStop(fn)], fn)];
  const queue = queues.find(({ queueArn }) => queueArn === arn);
  return queue === undefined ? [] : waysFromQueue(architecture, before, queue);
}

/** Rules of the default bus that may hear of a bucket: those whose pattern does not name another source. */
function waysOverEventBridge(
  architecture: Architecture,
  bucketArn: string,
  before: readonly Stop[],
): readonly Way[] {
  const { buckets, buses, rules } = architecture;
  const bucket = buckets.find((each) => each.bucketArn === bucketArn);
  const bus = buses.find(({ busName }) => busName === 'default');
  if (bucket?.tellsEventBridge !== true || bus === undefined) return [];
  const stops = [...before, stopAt('bus', bus.busArn, 'default event bus')];
  return rules
    .filter(({ busName, enabled, pattern }) => busName === 'default' && enabled && hearsS3(pattern))
    .flatMap((rule) => waysOfRule(architecture, stops, rule));
}

function hearsS3(pattern: RulePart['pattern']): boolean {
  if (pattern === undefined) return false;
  const source = pattern['source'];
  return (
    !Array.isArray(source) || !source.every((each) => typeof each === 'string' && each !== 'aws.s3')
  );
}

function waysOfRule(
  architecture: Architecture,
  before: readonly Stop[],
  { ruleArn, constructPath, targets }: RulePart,
): readonly Way[] {
  const stops = [...before, stopAt('rule', ruleArn, constructPath)];
  return targets.flatMap(({ arn }) => waysFrom(architecture, stops, arn));
}

function waysFromQueue(
  { mappings, functions }: Architecture,
  before: readonly Stop[],
  queue: QueuePart,
): readonly Way[] {
  const stops = [...before, stopAt('queue', queue.queueArn, queue.constructPath)];
  const ways = mappings
    .filter(({ queueArn }) => queueArn === queue.queueArn)
    .flatMap(({ functionName }) => functions.filter((fn) => fn.functionName === functionName))
    .map((fn) => ending([...stops, functionStop(fn)], fn, queue));
  if (ways.length > 0) return ways;
  return [
    { ...ending(stops, undefined, queue), gap: `nothing reads ${label(queue.constructPath)}` },
  ];
}

/** A queue with a consumer whose policy names a stop of a way, while nothing passes messages to it. */
function gapOf(
  architecture: Architecture,
  { queueArn, functionName }: MappingPart,
  reached: ReadonlySet<string>,
): readonly Way[] {
  const queue = architecture.queues.find((each) => each.queueArn === queueArn);
  const fn = architecture.functions.find((each) => each.functionName === functionName);
  if (queue === undefined || fn === undefined || reached.has(queueArn)) return [];
  const policy = JSON.stringify(queue.policy?.document ?? {});
  const source = [...reached].find((arn) => policy.includes(`"${arn}"`));
  if (source === undefined) return [];
  const stops = [stopAt('queue', queueArn, queue.constructPath), functionStop(fn)];
  const from = [...architecture.topics, ...architecture.buckets].find(
    (part) => ('topicArn' in part ? part.topicArn : part.bucketArn) === source,
  );
  const gap = `nothing passes messages from ${label(from?.constructPath ?? source)} to ${label(queue.constructPath)}, whose policy expects them`;
  return [{ ...ending(stops, fn, queue), gap }];
}

function ending(stops: readonly Stop[], fn?: FunctionPart, queue?: QueuePart): Way {
  return {
    stops,
    ...(fn && { functionName: fn.functionName, roleArn: fn.roleArn }),
    ...(queue && { queueArn: queue.queueArn }),
    ...(queue?.redrive && { deadLetterQueueArn: queue.redrive.deadLetterTargetArn }),
  };
}

/** Names the ways after what sets their last stops apart: `Thumbnail` of `Thumbnail/Function`. */
function named(ways: readonly Way[]): readonly Branch[] {
  const labels = ways.map(({ stops }) => stops.at(-1)?.label ?? '');
  const short = labels.map((each) => each.split('/')[0] ?? each);
  const names = new Set(short).size === short.length ? short : labels;
  return ways.map((way, index) => {
    const name = names[index] ?? '';
    const twins = names.slice(0, index).filter((each) => each === name).length;
    return { name: twins === 0 ? name : `${name} ${twins + 1}`, ...way };
  });
}

function creations(
  { notifications }: Architecture,
  bucketName: string,
): readonly NotificationPart[] {
  return notifications.filter(
    (each) =>
      each.bucketName === bucketName &&
      each.events.some((event) => /^(?:s3:)?ObjectCreated:/.test(event)),
  );
}

function functionStop({ functionArn, constructPath }: FunctionPart): Stop {
  return stopAt('function', functionArn, constructPath);
}

function stopAt(kind: Stop['kind'], arn: string, constructPath: string): Stop {
  return { kind, arn, label: label(constructPath) };
}

/** `Thumbnail/Queue` of `lambdas-dev/Thumbnail/Queue/Default`; addresses stay as they are. */
export function label(constructPath: string): string {
  const parts = constructPath.split('/');
  if (parts.length === 1) return constructPath;
  const inner = parts.slice(1);
  return (inner.at(-1) === 'Default' && inner.length > 1 ? inner.slice(0, -1) : inner).join('/');
}
