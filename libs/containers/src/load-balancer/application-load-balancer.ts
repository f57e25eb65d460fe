import type { ISecurityGroupRef, ISubnetRef, IWebAclRef, Metric } from '@archway/core';
import { dependOn, notOneOf, notWhole, problemIf, rejectProps } from '@archway/core';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { declaredProps } from '../declared-props';
import type { AccessLogs } from './access-logs';
import { accessLogProblems, allowApplicationLogs } from './access-logs';
import type { HttpListenerProps, HttpsListenerProps } from './application-listener';
import { ApplicationListener } from './application-listener';
import { ListenerAction } from './listener-action';
import { placementProblems } from './load-balancer-problems';

export interface ApplicationLoadBalancerProps {
  /** In at least two zones. */
  readonly subnets: readonly ISubnetRef[];

  /** Who reaches it: at least one. */
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
  readonly ipAddressType?: 'dualstack' | 'dualstack-without-public-ipv4' | 'ipv4';

  /**
   * Whether AWS refuses to delete it.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Whether headers are dropped whose names HTTP does not allow.
   *
   * @default true
   */
  readonly dropInvalidHeaderFields?: boolean;

  /**
   * How requests are treated that servers could read in two ways.
   *
   * @default 'defensive'
   */
  readonly desyncMitigationMode?: 'defensive' | 'strictest';

  /**
   * How long a connection may be silent, in seconds, 1 to 4000.
   *
   * @default 60
   */
  readonly idleTimeoutSeconds?: number;

  /**
   * How long a client's connection is kept, in seconds, 60 to 604800.
   *
   * @default 3600
   */
  readonly clientKeepAliveSeconds?: number;

  /**
   * A line for each request.
   *
   * @default - none
   */
  readonly accessLogs?: AccessLogs;

  /**
   * A line for each connection.
   *
   * @default - none
   */
  readonly connectionLogs?: AccessLogs;

  /**
   * A web ACL of the region, which decides which requests reach it.
   *
   * @default - none
   */
  readonly webAcl?: IWebAclRef;

  /**
   * Whether a zone that is not well can be left out by an operator or by AWS.
   *
   * @default true
   */
  readonly zonalShift?: boolean;
}

/**
 * Passes HTTP requests on to targets. It drops what is no proper header, cannot be deleted by accident, and is internal
 * unless it is told otherwise.
 */
export class ApplicationLoadBalancer extends Construct {
  readonly loadBalancerArn: string;
  readonly dnsName: string;
  readonly hostedZoneId: string;
  /** As metrics call it: `app/…`. */
  readonly loadBalancerDimension: string;

  constructor(scope: Construct, id: string, props: ApplicationLoadBalancerProps) {
    super(scope, id);
    declaredProps.check(this, 'ApplicationLoadBalancer', props);
    const { subnets, securityGroups, accessLogs, connectionLogs, webAcl } = props;
    rejectProps(this, [
      ...placementProblems(props, 2),
      problemIf(securityGroups.length === 0, 'securityGroups must be at least one, got none'),
      notOneOf('desyncMitigationMode', props.desyncMitigationMode, ['defensive', 'strictest']),
      notWhole('idleTimeoutSeconds', props.idleTimeoutSeconds, 1, 4_000),
      notWhole('clientKeepAliveSeconds', props.clientKeepAliveSeconds, 60, 604_800),
      ...accessLogProblems('accessLogs', accessLogs),
      ...accessLogProblems('connectionLogs', connectionLogs),
      problemIf(
        webAcl !== undefined && webAcl.scope !== 'REGIONAL',
        `webAcl must be of scope REGIONAL, got ${webAcl?.scope}`,
      ),
    ]);
    const balancer = new Lb(this, 'Default', {
      loadBalancerType: 'application',
      name: props.loadBalancerName,
      internal: props.scheme !== 'internet-facing',
      subnets: subnets.map(({ subnetId }) => subnetId),
      securityGroups: securityGroups.map(({ securityGroupId }) => securityGroupId),
      ipAddressType: props.ipAddressType,
      enableDeletionProtection: props.deletionProtection ?? true,
      dropInvalidHeaderFields: props.dropInvalidHeaderFields ?? true,
      desyncMitigationMode: props.desyncMitigationMode ?? 'defensive',
      idleTimeout: props.idleTimeoutSeconds,
      clientKeepAlive: props.clientKeepAliveSeconds,
      enableZonalShift: props.zonalShift ?? true,
      accessLogs: logsOf(accessLogs),
      connectionLogs: logsOf(connectionLogs),
      tags: { Name: this.node.path },
    });
    for (const logs of [accessLogs, connectionLogs]) {
      if (logs === undefined) continue;
      allowApplicationLogs(this, logs);
      // Elastic Load Balancing writes a test object when it is told of the bucket.
      dependOn(balancer, [logs.bucket]);
    }
    this.loadBalancerArn = balancer.arn;
    this.dnsName = balancer.dnsName;
    this.hostedZoneId = balancer.zoneId;
    this.loadBalancerDimension = Token.asString(balancer.arnSuffix);
    if (webAcl) {
      new Wafv2WebAclAssociation(this, 'WebAcl', {
        webAclArn: webAcl.webAclArn,
        resourceArn: balancer.arn,
      });
    }
  }

  /** Listens for HTTPS. */
  addHttpsListener(id: string, props: HttpsListenerProps): ApplicationListener {
    return new ApplicationListener(this, id, this, props);
  }

  /** Listens for HTTP, and sends every request to HTTPS. */
  addHttpsRedirect(id: string, httpsPort = 443): ApplicationListener {
    return new ApplicationListener(this, id, this, {
      defaultAction: ListenerAction.redirect({ protocol: 'HTTPS', port: httpsPort }),
    });
  }

  /** Listens for HTTP, which anybody on the way can read and change: for what stays inside a VPC. */
  addPlaintextListener(id: string, props: HttpListenerProps): ApplicationListener {
    return new ApplicationListener(this, id, this, props);
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

  /** Its own answers with a status of 500 to 599: there was no target, or none that could answer. */
  metricElb5xx(): Metric {
    return {
      namespace: 'AWS/ApplicationELB',
      metricName: 'HTTPCode_ELB_5XX_Count',
      dimensions: { LoadBalancer: this.loadBalancerDimension },
      statistic: 'Sum',
    };
  }
}

function logsOf(logs: AccessLogs | undefined) {
  return logs && { enabled: true, bucket: logs.bucket.bucketName, prefix: logs.prefix };
}
