import type { Subject } from '@archway/checks';
import { blocksOf, flagOf, textOf, unknownsIn, type Unknown, type Value } from '@archway/terraform';
import type { Named, Side } from '../side/sides';
import { unseenText } from '../side/unseen';

/** A record as Route 53 knows it: by zone, name, type and set identifier. */
export interface DnsRecord {
  readonly subject: Subject;
  /** The same on both sides, wherever the record stands. */
  readonly key: string;
  /** What is asked for, such as `www.example.com A`: sets of records share it. */
  readonly question: string;
  /** Such as `www.example.com A`, with the set identifier where there is one. */
  readonly title: string;
  /** What it answers, in words. */
  readonly answer: string;
  /** What it is chosen by, such as `weight 10`; empty where nothing chooses. */
  readonly policy: string;
  readonly ttl: string | undefined;
  readonly healthCheck: string | undefined;
  readonly evaluatesTarget: boolean | undefined;
  readonly failover: string | undefined;
  /** What of its answer cannot be seen. */
  readonly unseen: readonly Unknown[];
}

/** What an answer may come from, which is called by its name while the answer is not known. */
const TARGETS = [
  'aws_cloudfront_distribution',
  'aws_lb',
  'aws_alb',
  'aws_elb',
  'aws_api_gateway_domain_name',
  'aws_apigatewayv2_domain_name',
  'aws_globalaccelerator_accelerator',
  'aws_vpc_endpoint',
  'aws_eip',
  'aws_instance',
] as const;

export function recordsOf(side: Side): readonly DnsRecord[] {
  return side.all('aws_route53_record').map((subject) => recordOf(side, subject));
}

function recordOf(side: Side, subject: Subject): DnsRecord {
  const { attributes } = subject;
  const zone = side.named(subject, attributes['zone_id'], 'aws_route53_zone');
  const name = (textOf(attributes['name']) ?? '').toLowerCase().replace(/\.$/, '');
  const type = textOf(attributes['type']) ?? '';
  const set = textOf(attributes['set_identifier']) ?? '';
  const full = fullName(name, zone);
  const known = name !== '' && zone !== undefined;
  const [alias] = blocksOf(attributes['alias']);
  return {
    subject,
    key: known ? [zone.key, full, type, set].join(' ') : `at ${side.keyOf(subject)}`,
    question: `${full} ${type}`,
    title: [full === '' ? side.keyOf(subject) : full, type, set === '' ? '' : `(${set})`]
      .filter((part) => part !== '')
      .join(' '),
    answer:
      alias === undefined
        ? valuesText(side, subject, attributes['records'])
        : `alias ${valueText(side, subject, alias['name'])}`,
    policy: policyOf(subject),
    ttl: textOf(attributes['ttl']),
    healthCheck: side.named(subject, attributes['health_check_id'], 'aws_route53_health_check')
      ?.text,
    evaluatesTarget: alias === undefined ? undefined : flagOf(alias['evaluate_target_health']),
    failover: textOf(blocksOf(attributes['failover_routing_policy'])[0]?.['type']),
    unseen: [alias?.['name'], attributes['records']].flatMap((value) => unknownsIn(value ?? null)),
  };
}

/** Terraform takes names with and without the zone's name at the end. */
function fullName(name: string, zone: Named | undefined): string {
  const suffix = (textOf(zone?.subject?.attributes['name']) ?? '').toLowerCase().replace(/\.$/, '');
  if (suffix === '' || name === suffix || name.endsWith(`.${suffix}`)) return name;
  return name === '' ? suffix : `${name}.${suffix}`;
}

function valuesText(side: Side, subject: Subject, value: Value | undefined): string {
  const items = Array.isArray(value) ? (value as readonly Value[]) : [value];
  const texts = items.map((item) => valueText(side, subject, item));
  // Route 53 gives the values of a record in any order.
  return texts
    .filter((text) => text !== '')
    .sort()
    .join(', ');
}

function valueText(side: Side, subject: Subject, value: Value | undefined): string {
  const [unseen] = unknownsIn(value ?? null);
  if (unseen === undefined) return (textOf(value) ?? '').replace(/\.$/, '');
  return side.named(subject, value, ...TARGETS)?.text ?? unseenText(unseen);
}

function policyOf({ attributes }: Subject): string {
  const block = (name: string): Readonly<Record<string, Value>> | undefined =>
    blocksOf(attributes[`${name}_routing_policy`])[0];
  const texts = (name: string, ...parts: readonly string[]): string =>
    parts
      .map((part) => textOf(block(name)?.[part]) ?? '')
      .filter((text) => text !== '')
      .join(' ');
  const found = [
    block('weighted') && `weight ${texts('weighted', 'weight')}`,
    block('failover') && `failover ${texts('failover', 'type')}`,
    block('latency') && `latency ${texts('latency', 'region')}`,
    block('geolocation') &&
      `geolocation ${texts('geolocation', 'continent', 'country', 'subdivision')}`,
    block('geoproximity') &&
      `geoproximity ${texts('geoproximity', 'aws_region', 'local_zone_group', 'bias')}`,
    block('cidr') && `addresses ${texts('cidr', 'collection_id', 'location_name')}`,
    attributes['multivalue_answer_routing_policy'] === true ? 'multivalue answer' : undefined,
  ];
  return found.filter((text) => text !== undefined).join(', ');
}
