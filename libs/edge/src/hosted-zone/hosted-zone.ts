import { Route53VpcAssociationAuthorization } from '@cdktf/provider-aws/lib/route53-vpc-association-authorization';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { Route53ZoneAssociation } from '@cdktf/provider-aws/lib/route53-zone-association';
import type { Problem } from '@archway/core';
import {
  isOpen,
  LOG_RETENTION_DAYS,
  notMatching,
  notOneOf,
  problemIf,
  rejectProps,
  show,
} from '@archway/core';
import type { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import { domainNameProblem, normalizeDomainName } from '../domain-name/domain-name';
import { notInUsEast1 } from '../us-east-1/us-east-1';
import type { DelegationSigner } from './dnssec';
import { signZone } from './dnssec';
import type { HostedZoneProps, ZoneVpc } from './hosted-zone-props';
import type { HostedZoneAttributes, IHostedZone } from './hosted-zone-reference';
import { HostedZoneBase, ImportedHostedZone } from './hosted-zone-reference';
import { logQueries } from './query-logging';
import { zoneArn } from './zone-arn';

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZoneConfig.html */
const LONGEST_COMMENT = 256;

/** A zone of DNS, public or private. It checks at synth that its records fit together. */
export class HostedZone extends HostedZoneBase {
  /** A zone that others deploy. Records that are missing here may be deployed there: their absence is a warning. */
  static fromHostedZoneAttributes(
    scope: Construct,
    id: string,
    attributes: HostedZoneAttributes,
  ): IHostedZone {
    return new ImportedHostedZone(scope, id, attributes);
  }

  readonly hostedZoneId: string;
  readonly zoneName: string;
  readonly isPrivate: boolean;
  readonly nameServers: readonly string[];
  /** What the parent's DS record names; set where the zone is signed. */
  readonly delegationSigner?: DelegationSigner;
  /** Where queries are recorded, where they are. */
  readonly queryLogGroupArn?: string;
  private readonly vpcs: ZoneVpc[] = [];

  constructor(scope: Construct, id: string, props: HostedZoneProps) {
    super(scope, id);
    declaredProps.check(this, 'HostedZone', props);
    this.zoneName = props.zoneName;
    this.isPrivate = props.vpc !== undefined;
    rejectProps(this, this.problems(props));
    const zone = new Route53Zone(this, 'Default', {
      name: props.zoneName,
      comment: props.comment ?? this.node.path.slice(0, LONGEST_COMMENT),
      delegationSetId: props.delegationSetId,
      forceDestroy: props.forceDestroy,
      ...(props.vpc ? { vpc: [{ ...props.vpc }], lifecycle: { ignoreChanges: ['vpc'] } } : {}),
    });
    this.hostedZoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
    if (props.vpc) this.vpcs.push(props.vpc);
    if (props.dnssec) {
      this.delegationSigner = signZone(this, this.hostedZoneId, props.dnssec, props.provider);
    }
    if (props.queryLogging) {
      this.queryLogGroupArn = logQueries(
        this,
        this.hostedZoneId,
        props.queryLogging,
        props.provider,
      );
    }
  }

  /** As policies name the zone. */
  get hostedZoneArn(): string {
    return zoneArn(this, this.hostedZoneId);
  }

  /** Lets another VPC of this account ask the zone. */
  associateVpc(id: string, vpc: ZoneVpc): void {
    this.rejectVpc(vpc);
    new Route53ZoneAssociation(this, id, { zoneId: this.hostedZoneId, ...vpc });
  }

  /**
   * Lets a VPC of another account ask the zone. The other account then makes the association, with a
   * `ZoneAssociation` of its own.
   */
  authorizeVpc(id: string, vpc: ZoneVpc): void {
    this.rejectVpc(vpc);
    new Route53VpcAssociationAuthorization(this, id, { zoneId: this.hostedZoneId, ...vpc });
  }

  private rejectVpc(vpc: ZoneVpc): void {
    rejectProps(this, [
      problemIf(!this.isPrivate, `vpc must be of a private zone, got ${show(vpc.vpcId)}`),
      problemIf(
        this.vpcs.some(({ vpcId }) => vpcId === vpc.vpcId),
        `vpcId must not be associated twice, got ${show(vpc.vpcId)}`,
      ),
    ]);
    this.vpcs.push(vpc);
  }

  private problems(props: HostedZoneProps): readonly Problem[] {
    const { zoneName, dnssec, queryLogging } = props;
    const topLevel = !isOpen(zoneName) && !normalizeDomainName(zoneName).includes('.');
    const global = [...(dnssec ? ['DNSSEC'] : []), ...(queryLogging ? ['the query log'] : [])];
    return [
      domainNameProblem('zoneName', zoneName),
      problemIf(
        topLevel && !this.isPrivate,
        `zoneName must be below a top-level domain, got ${show(zoneName)}`,
      ),
      problemIf(
        !isOpen(props.comment) && props.comment.length > LONGEST_COMMENT,
        `comment must have at most ${LONGEST_COMMENT} characters, got ${props.comment?.length}`,
      ),
      notMatching(
        'dnssec.keySigningKeyName',
        dnssec?.keySigningKeyName,
        /^[A-Za-z0-9_]{3,128}$/,
        '3 to 128 letters, digits and underscores',
      ),
      notOneOf<number>('queryLogging.retentionDays', queryLogging?.retentionDays, [
        0,
        ...LOG_RETENTION_DAYS,
      ]),
      global.length > 0 ? notInUsEast1(this, global.join(' and '), props.provider) : undefined,
    ];
  }
}
