import type { ICertificateRef, ISecurityGroupRef, ISubnetRef } from '@archway/core';
import { dependOn, notOneOf, notWhole, problemIf, rejectProps } from '@archway/core';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { AccessLogs } from './access-logs';
import { accessLogProblems, allowNetworkLogs } from './access-logs';
import { placementProblems } from './load-balancer-problems';
import type { NetworkProtocol, NetworkTargetGroup } from './network-target-group';
import type { TlsPolicy } from './tls-policy';
import { DEFAULT_TLS_POLICY, TLS_POLICIES } from './tls-policy';

export interface NetworkLoadBalancerProps {
  readonly subnets: readonly ISubnetRef[];

  /** Who reaches it: at least one. A load balancer that was made without a group can never have one. */
  readonly securityGroups: readonly ISecurityGroupRef[];

  /**
   * `internet-facing` gives it public addresses.
   *
   * @default 'internal'
   */
  readonly scheme?: 'internal' | 'internet-facing';

  /**
   * 1 to 32 letters, digits and `-`, which does not stand at an end.
   *
   * @default - Terraform's
   */
  readonly loadBalancerName?: string;

  /**
   * @default 'ipv4'
   */
  readonly ipAddressType?: 'dualstack' | 'ipv4';

  /**
   * Allocation ids of Elastic IP addresses, in the order of the subnets. Only for `internet-facing`.
   *
   * @default - addresses of AWS
   */
  readonly allocationIds?: readonly string[];

  /**
   * Whether every zone's address reaches the targets of all zones.
   *
   * @default true
   */
  readonly crossZone?: boolean;

  /**
   * Whether AWS refuses to delete it.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * A line for each TLS connection.
   *
   * @default - none
   */
  readonly accessLogs?: AccessLogs;
}

export interface NetworkListenerProps {
  /** 1 to 65535. */
  readonly port: number;

  readonly targetGroup: NetworkTargetGroup;

  /**
   * @default 'TCP'
   */
  readonly protocol?: NetworkProtocol;

  /**
   * What it shows to clients: for `TLS`.
   *
   * @default - none
   */
  readonly certificate?: ICertificateRef;

  /**
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06'
   */
  readonly sslPolicy?: TlsPolicy;

  /**
   * How long a TCP connection may be silent, in seconds, 60 to 6000.
   *
   * @default 350
   */
  readonly tcpIdleTimeoutSeconds?: number;
}

/** Passes connections on to targets. */
export class NetworkLoadBalancer extends Construct {
  readonly loadBalancerArn: string;
  readonly dnsName: string;
  readonly hostedZoneId: string;
  /** As metrics call it: `net/…`. */
  readonly loadBalancerDimension: string;

  constructor(scope: Construct, id: string, props: NetworkLoadBalancerProps) {
    super(scope, id);
    declaredProps.check(this, 'NetworkLoadBalancer', props);
    const { subnets, securityGroups, allocationIds, accessLogs } = props;
    rejectProps(this, [
      ...placementProblems(props, 1),
      problemIf(securityGroups.length === 0, 'securityGroups must be at least one, got none'),
      problemIf(
        allocationIds !== undefined && props.scheme !== 'internet-facing',
        'scheme must be internet-facing with allocationIds',
      ),
      problemIf(
        allocationIds !== undefined && allocationIds.length !== subnets.length,
        `allocationIds must be one for each of ${subnets.length} subnets, got ${allocationIds?.length}`,
      ),
      ...accessLogProblems('accessLogs', accessLogs),
    ]);
    const balancer = new Lb(this, 'Default', {
      loadBalancerType: 'network',
      name: props.loadBalancerName,
      internal: props.scheme !== 'internet-facing',
      subnets: allocationIds ? undefined : subnets.map(({ subnetId }) => subnetId),
      subnetMapping: allocationIds?.map((allocationId, index) => ({
        subnetId: subnets[index]?.subnetId ?? '',
        allocationId,
      })),
      securityGroups: securityGroups.map(({ securityGroupId }) => securityGroupId),
      ipAddressType: props.ipAddressType,
      enableCrossZoneLoadBalancing: props.crossZone ?? true,
      enableDeletionProtection: props.deletionProtection ?? true,
      accessLogs: accessLogs && {
        enabled: true,
        bucket: accessLogs.bucket.bucketName,
        prefix: accessLogs.prefix,
      },
      tags: { Name: this.node.path },
    });
    if (accessLogs) {
      allowNetworkLogs(this, accessLogs);
      dependOn(balancer, [accessLogs.bucket]);
    }
    this.loadBalancerArn = balancer.arn;
    this.dnsName = balancer.dnsName;
    this.hostedZoneId = balancer.zoneId;
    this.loadBalancerDimension = Token.asString(balancer.arnSuffix);
  }

  /**
   * Listens at a port.
   *
   * @returns the listener's ARN
   */
  addListener(id: string, props: NetworkListenerProps): string {
    const { protocol = 'TCP', certificate, sslPolicy, targetGroup } = props;
    rejectProps(this, [
      notWhole(`listener '${id}' port`, props.port, 1, 65_535),
      notOneOf(`listener '${id}' protocol`, protocol, ['TCP', 'TCP_UDP', 'TLS', 'UDP']),
      notOneOf(`listener '${id}' sslPolicy`, sslPolicy, TLS_POLICIES),
      notWhole(`listener '${id}' tcpIdleTimeoutSeconds`, props.tcpIdleTimeoutSeconds, 60, 6_000),
      problemIf(
        (protocol === 'TLS') !== (certificate !== undefined),
        `listener '${id}' must have a certificate exactly where its protocol is TLS, got ${protocol}`,
      ),
      problemIf(
        protocol !== 'TCP' && props.tcpIdleTimeoutSeconds !== undefined,
        `listener '${id}' protocol must be TCP with tcpIdleTimeoutSeconds, got ${protocol}`,
      ),
    ]);
    const listener = new LbListener(this, id, {
      loadBalancerArn: this.loadBalancerArn,
      port: props.port,
      protocol,
      certificateArn: certificate?.certificateArn,
      sslPolicy: protocol === 'TLS' ? (sslPolicy ?? DEFAULT_TLS_POLICY) : undefined,
      tcpIdleTimeoutSeconds: props.tcpIdleTimeoutSeconds,
      defaultAction: [{ type: 'forward', targetGroupArn: targetGroup.targetGroupArn }],
    });
    targetGroup.forwardedBy(listener, this.loadBalancerDimension);
    return listener.arn;
  }

  /** Where a record of Route 53 leads that is an alias of it. */
  bindAlias() {
    return {
      dnsName: this.dnsName,
      hostedZoneId: this.hostedZoneId,
      evaluateTargetHealthAllowed: true,
      recordTypes: ['A', 'AAAA'],
    };
  }
}
