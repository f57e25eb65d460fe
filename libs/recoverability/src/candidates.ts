import { arnPattern, BACKUP_SERVICES, resourceType, type Candidate } from '@archway/aws';
import { accountOf, isAcrossAccounts, type Subject } from '@archway/checks';
import {
  isList,
  isObject,
  isUnknown,
  textOf,
  type ObjectValue,
  type Value,
} from '@archway/terraform';

/** A resource as AWS Backup sees it. */
export interface SubjectCandidate extends Candidate {
  readonly subject: Subject;
}

/** @returns undefined for what AWS Backup does not back up */
export function candidateOf(subject: Subject): SubjectCandidate | undefined {
  const service = serviceOf(subject);
  if (service === undefined) return undefined;
  const { tags, mayBeMore } = tagsOf(subject);
  const arn = textOf(subject.attributes['arn']) ?? arnPattern(subject.type, knownOf(subject));
  return {
    subject,
    service,
    tags,
    tagsMayBeMore: mayBeMore,
    ...(arn === undefined ? {} : { arn }),
  };
}

function serviceOf({ type, attributes }: Subject): string | undefined {
  if (type !== 'aws_rds_cluster') return BACKUP_SERVICES[type];
  return textOf(attributes['engine'])?.startsWith('aurora') === false ? 'RDS' : 'Aurora';
}

function knownOf(subject: Subject) {
  const argument = resourceType(subject.type)?.nameArgument ?? 'name';
  const name = textOf(subject.attributes[argument]);
  const { region } = subject.resource;
  const account = accountOf(subject);
  return {
    ...(name === undefined || name === '' ? {} : { name }),
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
  };
}

/** Whether two resources are certainly in different regions, or accounts. */
export function elsewhere(one: Subject, other: Subject): boolean {
  const [here, there] = [one.resource.region, other.resource.region];
  if (here !== undefined && there !== undefined && here !== there) return true;
  return isAcrossAccounts(one, other) === true;
}

function providerOf({ configuration, resource }: Subject) {
  const alias = resource.provider?.split('.')[1];
  return configuration.providers.find((each) => each.name === 'aws' && each.alias === alias);
}

/** A resource's tags with those of its provider. */
export function tagsOf(subject: Subject): {
  readonly tags: ReadonlyMap<string, string | undefined>;
  readonly mayBeMore: boolean;
} {
  const { attributes } = subject;
  const defaults = providerOf(subject)?.attributes['default_tags'];
  const [block] = isList(defaults) ? defaults : [defaults];
  const sources = [
    isObject(block) ? block['tags'] : block,
    attributes['tags'],
    attributes['tags_all'],
  ];
  const tags = new Map<string, string | undefined>();
  let mayBeMore = false;
  for (const source of sources) {
    if (isUnknown(source)) mayBeMore ||= source.references.length > 0;
    if (isObject(source))
      for (const [key, value] of entriesOf(source)) tags.set(key, textOf(value));
  }
  return { tags, mayBeMore };
}

function entriesOf(value: ObjectValue): readonly (readonly [string, Value])[] {
  return Object.entries(value).filter(([, each]) => each !== null);
}

/** Whether a pattern means an ARN of which parts are `*`, since only AWS knows them. */
export function mayMatch(pattern: string, arn: string | undefined): boolean | undefined {
  if (pattern === '*') return true;
  if (arn === undefined) return undefined;
  const wanted = pattern.split(':');
  const known = arn.split(':');
  let answer: boolean | undefined = true;
  for (const [at, part] of wanted.entries()) {
    const last = at === wanted.length - 1;
    const text = last ? known.slice(at).join(':') : (known[at] ?? '');
    const one = matchesPart(part, text);
    if (one === false) return false;
    if (one === undefined) answer = undefined;
  }
  return answer;
}

function matchesPart(pattern: string, text: string): boolean | undefined {
  if (pattern === '*' || pattern === text) return true;
  const [fixed = ''] = text.split('*');
  if (!text.includes('*')) return toRegExp(pattern).test(text);
  const [start = ''] = pattern.split('*');
  const length = Math.min(start.length, fixed.length);
  if (start.slice(0, length) !== fixed.slice(0, length)) return false;
  // `table/*` means `table/` and whatever follows.
  return pattern === `${start}*` && fixed.startsWith(start) ? true : undefined;
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's');
}
