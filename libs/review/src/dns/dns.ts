import type { Compared } from '../comparison/comparison';
import { compareRemovals, goesToo } from '../guards/guard';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf } from '../side/sides';
import { isSameUnseen } from '../side/unseen';
import { recordsOf, type DnsRecord } from './record-sets';

const ANSWER = ['alias', 'records'] as const;

const POLICIES = [
  'weighted_routing_policy',
  'failover_routing_policy',
  'latency_routing_policy',
  'geolocation_routing_policy',
  'geoproximity_routing_policy',
  'cidr_routing_policy',
  'multivalue_answer_routing_policy',
] as const;

type Line = Pick<Meaning, 'sign' | 'text' | 'explains' | 'concern'>;

/** What names answer that they did not: records by zone, name, type and set identifier. */
export function compareDns(compared: Compared): readonly Meaning[] {
  const sides = sidesOf(compared);
  const before = new Map(recordsOf(sides.prior).map((record) => [record.key, record]));
  const now = new Map(recordsOf(sides.planned).map((record) => [record.key, record]));
  const answering = new Set([...now.values()].map(({ question }) => question));
  const lines = [...now.values()].flatMap((record): readonly Meaning[] => {
    const change = sides.changeOf(record.subject);
    if (change === undefined) return [];
    const old = before.get(record.key);
    const told = old === undefined ? [added(record)] : changed(old, record);
    return told.map((line) => ({ topic: 'dns', address: change.address, ...line }));
  });
  const gone = [...before.values()].flatMap((record): readonly Meaning[] => {
    const change = sides.changeOf(record.subject);
    if (change === undefined || now.has(record.key)) return [];
    if (goesToo(sides, record.subject, 'zone_id', 'aws_route53_zone')) return [];
    const text = `${record.title}: no answer any more, before ${answered(record)}`;
    const line = { topic: 'dns', address: change.address, sign: 'removed', text } as const;
    const concern = { kind: 'destroy', level: 'look' } as const;
    const isMissed = !answering.has(record.question) && !record.question.startsWith('_');
    return [{ ...line, explains: [], ...(isMissed ? { concern } : {}) }];
  });
  return [...lines, ...gone, ...lostChecks(compared)];
}

function answered({ answer, policy }: DnsRecord): string {
  return policy === '' ? answer : `${answer} (${policy})`;
}

function added(record: DnsRecord): Line {
  return {
    sign: 'added',
    text: `${record.title}: ${answered(record)}${delegation(record)}`,
    explains: ['name', 'type', 'ttl', ...ANSWER, ...POLICIES],
  };
}

/** A record of name servers gives a name away to another zone. */
function delegation({ subject }: DnsRecord): string {
  return subject.attributes['type'] === 'NS' ? ': the name is delegated to these' : '';
}

function changed(before: DnsRecord, after: DnsRecord): readonly Line[] {
  const line = (text: string, explains: readonly string[], concern?: Meaning['concern']): Line => ({
    sign: 'changed',
    text: `${after.title}: ${text}`,
    explains,
    ...(concern === undefined ? {} : { concern }),
  });
  const lines: Line[] = [];
  if (before.answer !== after.answer || newlyUnseen(before, after)) {
    lines.push(line(`${before.answer} → ${after.answer}${delegation(after)}`, ANSWER));
  }
  if (before.policy !== after.policy) {
    lines.push(line(`${before.policy || 'no policy'} → ${after.policy || 'no policy'}`, POLICIES));
  }
  if (before.ttl !== after.ttl && before.ttl !== undefined && after.ttl !== undefined) {
    lines.push(line(`answers are kept for ${after.ttl} s, before ${before.ttl} s`, ['ttl']));
  }
  const checked = healthLine(before, after);
  if (checked !== undefined) {
    lines.push(line(checked.text, checked.explains, checked.concern));
  }
  return lines;
}

function newlyUnseen(before: DnsRecord, after: DnsRecord): boolean {
  return after.unseen.some((each) => !before.unseen.some((old) => isSameUnseen(old, each)));
}

/** What chooses among answers by their health stops doing so. */
function healthLine(
  before: DnsRecord,
  after: DnsRecord,
): Pick<Line, 'text' | 'explains' | 'concern'> | undefined {
  const concern = { kind: 'protection', level: 'look' } as const;
  const wasChecked = before.healthCheck !== undefined;
  const stated = after.subject.attributes['health_check_id'];
  if (wasChecked && (stated === undefined || stated === null || stated === '')) {
    const primary = after.failover === 'PRIMARY';
    const text = primary
      ? 'the primary has no health check any more, so that nothing fails over'
      : 'answers without a health check';
    return { text, explains: ['health_check_id'], concern };
  }
  if (!wasChecked && after.healthCheck !== undefined) {
    return { text: `answers while ${after.healthCheck} is healthy`, explains: ['health_check_id'] };
  }
  if (before.evaluatesTarget === true && after.evaluatesTarget === false) {
    return { text: 'answers whether or not its target is healthy', explains: ['alias'], concern };
  }
  if (before.evaluatesTarget === false && after.evaluatesTarget === true) {
    return { text: 'answers while its target is healthy', explains: ['alias'] };
  }
  return undefined;
}

/** Health checks that go; a record that loses one says so itself. */
function lostChecks(compared: Compared): readonly Meaning[] {
  const removals = [
    {
      types: ['aws_route53_health_check'],
      tell: (subject: Parameters<typeof nameOf>[0]) => `${nameOf(subject)}: the health check goes`,
    },
  ];
  return compareRemovals(compared, removals, { topic: 'dns', kind: 'protection', level: 'note' });
}
