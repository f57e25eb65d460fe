import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Problem } from '@archway/core';
import {
  dependOn,
  isOpen,
  notOneOf,
  notWhole,
  physicalName,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { domainNameProblem, isWithin, normalizeDomainName } from '../domain-name/domain-name';
import type { AliasDestination, AliasRecord, IAliasTarget } from './alias-target';
import { aliasProblems } from './alias-problems';
import type { ZoneRecord } from './policy-set';
import { RECORD_TYPES, renderValue, valueProblems } from './record-formats';
import type { RecordSetProps, RecordValues } from './record-set-props';
import type { RecordType, RecordValueTypes } from './record-values';
import { routingArguments } from './routing-arguments';
import { routingProblems } from './routing-problems';
import type { RoutingPolicy } from './routing-policy';
import { withoutTemplates } from './text-value';

const LONGEST_SET_IDENTIFIER = 128;
/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
const LONGEST_TTL_SECONDS = 2_147_483_647;
const DEFAULT_TTL_SECONDS = 300;

/** Types of which a name has one value. */
const SINGLE: readonly RecordType[] = ['CNAME', 'SOA'];
/** Types that Route 53 does not choose among. */
const UNROUTED: readonly RecordType[] = ['DS', 'NS', 'SOA'];
/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-multivalue.html */
const NOT_MULTIVALUE: readonly RecordType[] = ['CNAME', ...UNROUTED];

/**
 * A record of a zone: values or an alias, alone under its name and type or with others that share its routing policy.
 * What has to hold among those is checked across the zone at synth.
 */
export class RecordSet extends Construct implements ZoneRecord, AliasRecord {
  readonly recordName: string;
  readonly recordType: RecordType;
  readonly routing: RoutingPolicy;
  readonly setIdentifier?: string;
  readonly ttlSeconds?: number;
  readonly followsTarget: boolean;
  /** The zone that the record is in. */
  readonly hostedZoneId: string;
  /** The record's name, known once it stands. */
  readonly fqdn: string;

  constructor(scope: Construct, id: string, props: RecordSetProps) {
    super(scope, id);
    declaredProps.check(this, 'RecordSet', props);
    const { zone, type, routing = { policy: 'simple' } } = props;
    this.recordName = props.recordName ?? zone.zoneName;
    this.recordType = type;
    this.routing = routing;
    this.hostedZoneId = zone.hostedZoneId;
    rejectProps(this, [...this.nameProblems(props), ...this.routingProblems(props)]);
    rejectProps(this, props.alias ? [] : valuesProblems(props));

    const alias = props.alias ? this.bind(props.alias, props) : undefined;
    this.followsTarget = alias?.evaluateTargetHealth ?? false;
    this.ttlSeconds = alias ? undefined : (props.ttlSeconds ?? DEFAULT_TTL_SECONDS);
    const healthCheck = routing.policy === 'simple' ? undefined : routing.healthCheck;
    rejectProps(this, [
      problemIf(
        routing.policy === 'failover' &&
          routing.role === 'primary' &&
          !healthCheck &&
          !this.followsTarget,
        'routing.healthCheck must be given for the primary record unless its alias follows health, got undefined',
      ),
    ]);
    this.setIdentifier =
      routing.policy === 'simple'
        ? undefined
        : (routing.setIdentifier ?? physicalName(this, LONGEST_SET_IDENTIFIER));
    const record = new Route53Record(this, 'Default', {
      zoneId: zone.hostedZoneId,
      name: this.recordName,
      type,
      ...(alias ? { alias } : { ttl: this.ttlSeconds, records: renderValues(type, props.values) }),
      ...routingArguments(routing),
      setIdentifier: this.setIdentifier,
      healthCheckId: healthCheck?.healthCheckId,
      allowOverwrite: props.allowOverwrite ?? (this.isZonesOwn(zone.zoneName) ? true : undefined),
    });
    this.fqdn = record.fqdn;
    if (props.dependencies) dependOn(record, props.dependencies);
    zone.addRecord(this);
  }

  private bind(target: IAliasTarget, { zone, evaluateTargetHealth }: RecordSetProps) {
    const destination: AliasDestination = target.bindAlias(this);
    rejectProps(this, aliasProblems(destination, this, zone, evaluateTargetHealth));
    return {
      name: destination.dnsName,
      zoneId: destination.hostedZoneId,
      evaluateTargetHealth: evaluateTargetHealth ?? destination.evaluateTargetHealthAllowed,
    };
  }

  private nameProblems({ zone }: RecordSetProps): readonly Problem[] {
    const { zoneName } = zone;
    const name = this.recordName;
    return [
      notOneOf('type', this.recordType, RECORD_TYPES),
      domainNameProblem('recordName', name, { wildcard: this.recordType !== 'NS' }),
      problemIf(
        !isOpen(name) && !isOpen(zoneName) && !isWithin(name, zoneName),
        `recordName must be ${zoneName} or end with .${zoneName}, got ${show(name)}`,
      ),
    ];
  }

  private routingProblems({ zone, alias }: RecordSetProps): readonly Problem[] {
    const { policy } = this.routing;
    const type = this.recordType;
    return [
      problemIf(
        policy !== 'simple' && UNROUTED.includes(type),
        `routing.policy must be simple for ${type}, got ${show(policy)}`,
      ),
      problemIf(
        policy === 'multivalue' && (alias !== undefined || NOT_MULTIVALUE.includes(type)),
        `routing.policy must not be multivalue for ${alias ? 'an alias' : type}, got ${show(policy)}`,
      ),
      problemIf(
        policy === 'ip-based' && zone.isPrivate,
        `routing.policy must not be ip-based in a private zone, got ${show(policy)}`,
      ),
      ...routingProblems(this.routing),
    ];
  }

  /** Whether Route 53 has made such a record with the zone. */
  private isZonesOwn(zoneName: string): boolean {
    const own = this.recordType === 'NS' || this.recordType === 'SOA';
    return own && normalizeDomainName(this.recordName) === normalizeDomainName(zoneName);
  }
}

function valuesProblems(props: RecordSetProps): readonly Problem[] {
  const { type, values, ttlSeconds } = props;
  const ttl = notWhole('ttlSeconds', ttlSeconds, 0, LONGEST_TTL_SECONDS);
  if (Token.isUnresolved(values)) return [ttl];
  if (!Array.isArray(values) || values.length === 0) {
    return [ttl, `values must have at least one value, got ${show(values)}`];
  }
  const each: readonly RecordValueTypes[RecordType][] = values;
  const problems = each.flatMap((value, index) => valueProblems(type, `values[${index}]`, value));
  if (problems.some((problem) => problem !== undefined)) return [ttl, ...problems];
  const rendered = each.map((value) => renderValue(type, value));
  const twice = rendered.filter((value, index) => rendered.indexOf(value) !== index);
  return [
    ttl,
    problemIf(
      SINGLE.includes(type) && each.length > 1,
      `values must have one value for ${type}, got ${each.length}`,
    ),
    problemIf(twice.length > 0, `values must differ, got ${show(twice[0])} more than once`),
  ];
}

/** A list that Terraform computes, such as a zone's name servers, stays one. */
function renderValues(type: RecordType, values: RecordValues['values'] = []): string[] {
  if (Token.isUnresolved(values)) return [...(values as readonly string[])];
  const each: readonly RecordValueTypes[RecordType][] = values;
  return each.map((value) => withoutTemplates(renderValue(type, value)));
}
