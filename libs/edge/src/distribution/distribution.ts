import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { rejectProps } from '@archway/core';
import {
  CloudfrontDistribution,
  type CloudfrontDistributionOrigin,
} from '@cdktf/provider-aws/lib/cloudfront-distribution';
import { CloudfrontMonitoringSubscription } from '@cdktf/provider-aws/lib/cloudfront-monitoring-subscription';
import { declaredProps } from '../declared-props';
import type { IOrigin, IOriginTarget } from '../origin/origin';
import type { AliasDestination, AliasRecord } from '../record/alias-target';
import { AccessLogs } from './access-logs/access-logs';
import type { BehaviorOptions, PathBehavior } from './behavior-options';
import { behaviorProblems, pathProblems } from './behavior-problems';
import type { IDistribution } from './distribution-interface';
import {
  distributionProblems,
  grpcProblem,
  nameOf,
  originIdProblems,
  uncoveredName,
} from './distribution-problems';
import type { DistributionProps, ErrorResponse, GeoRestriction } from './distribution-props';
import type { DistributionAttributes } from './imported-distribution';
import { ImportedDistribution } from './imported-distribution';
import { renderBehavior } from './render-behavior';

/**
 * A CloudFront distribution: HTTPS only, TLS 1.2, HTTP/3, IPv6, compressed, with security headers. Origins that can be
 * private are, and admit this distribution alone.
 */
export class Distribution extends Construct implements IDistribution {
  /** A distribution that others deploy. */
  static fromDistributionAttributes(
    scope: Construct,
    id: string,
    attributes: DistributionAttributes,
  ): IDistribution {
    return new ImportedDistribution(scope, id, attributes);
  }

  readonly distributionArn: string;
  readonly distributionId: string;
  readonly distributionDomainName: string;
  readonly hostedZoneId: string;
  readonly staging: boolean;
  private readonly resource: CloudfrontDistribution;
  private readonly behaviors: PathBehavior[] = [];
  private readonly targets: IOriginTarget[] = [];
  private readonly aliases: readonly string[];
  private readonly ipv6: boolean;
  private readonly httpVersion: DistributionProps['httpVersion'];
  private readonly hiddenStatuses: readonly number[];

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    declaredProps.check(this, 'Distribution', props);
    const { defaultBehavior, behaviors = [] } = props;
    this.behaviors.push(...behaviors);
    this.targets.push(...targetsOf([defaultBehavior, ...behaviors]));
    rejectProps(this, [
      ...distributionProblems(props),
      ...behaviors.flatMap((each) => behaviorProblems(nameOf(each.pathPattern), each)),
      ...this.growthProblems(),
    ]);
    this.staging = props.staging ?? false;
    this.aliases = props.aliases ?? [];
    this.ipv6 = props.ipv6 ?? true;
    this.httpVersion = props.httpVersion;
    this.resource = new CloudfrontDistribution(this, 'Default', {
      ...renderSettings(props),
      origin: this.renderOrigins(),
      originGroup: this.renderGroups(),
      defaultCacheBehavior: renderBehavior(defaultBehavior),
      orderedCacheBehavior: this.renderPaths(),
    });
    this.distributionArn = this.resource.arn;
    this.distributionId = this.resource.id;
    this.distributionDomainName = this.resource.domainName;
    this.hostedZoneId = this.resource.hostedZoneId;
    for (const origin of originsOf(this.targets)) origin.allowDistribution?.(this);
    this.hiddenStatuses = hiddenStatuses(props.errorResponses ?? []);
    this.warnOfHiddenErrors(behaviors, props.webAcl !== undefined);
    this.addOptions(props);
  }

  /** Another behavior, tried after those that are there. A new origin admits this distribution. */
  addBehavior(pathPattern: string, options: BehaviorOptions): void {
    const before = originsOf(this.targets);
    this.behaviors.push({ ...options, pathPattern });
    if (!this.targets.includes(options.origin)) this.targets.push(options.origin);
    rejectProps(this, [
      ...behaviorProblems(nameOf(pathPattern), options),
      grpcProblem(this.httpVersion, [options]),
      ...this.growthProblems(),
    ]);
    this.warnOfHiddenErrors([{ ...options, pathPattern }], false);
    this.resource.putOrigin(this.renderOrigins());
    const groups = this.renderGroups();
    if (groups !== undefined) this.resource.putOriginGroup(groups);
    this.resource.putOrderedCacheBehavior(this.renderPaths() ?? []);
    for (const origin of originsOf(this.targets)) {
      if (!before.includes(origin)) origin.allowDistribution?.(this);
    }
  }

  bindAlias(record: AliasRecord): AliasDestination {
    rejectProps(record, [uncoveredName(this, this.aliases, record.recordName)]);
    return {
      dnsName: this.distributionDomainName,
      hostedZoneId: this.hostedZoneId,
      evaluateTargetHealthAllowed: false,
      recordTypes: this.ipv6 ? ['A', 'AAAA', 'HTTPS'] : ['A', 'HTTPS'],
    };
  }

  /** Error responses apply to every behavior ("Generating custom error responses"), so they also hide an API's errors. */
  private warnOfHiddenErrors(behaviors: readonly PathBehavior[], webAcl: boolean): void {
    if (this.hiddenStatuses.length === 0) return;
    const statuses = this.hiddenStatuses.join(' and ');
    const advice =
      'return the page from a function instead: functions: { viewerRequest: new CloudFrontFunction(…, { source: rewriteNavigations() }) }';
    const apis = behaviors.filter(({ allowedMethods }) => allowedMethods === 'ALL');
    for (const { pathPattern } of apis) {
      Annotations.of(this).addWarning(
        `errorResponses for ${statuses} also replace the answers of ${pathPattern}, which takes writes: ${advice}`,
      );
    }
    if (webAcl) {
      Annotations.of(this).addWarning(
        `errorResponses for ${statuses} also replace what the web ACL blocks: ${advice}`,
      );
    }
  }

  private growthProblems() {
    return [
      ...pathProblems(this.behaviors),
      ...originIdProblems([
        ...originsOf(this.targets),
        ...this.targets.filter((target) => target.failoverStatusCodes !== undefined),
      ]),
    ];
  }

  private renderOrigins(): CloudfrontDistributionOrigin[] {
    return originsOf(this.targets).map((origin) => ({
      originId: origin.originId,
      ...origin.renderOrigin(),
    }));
  }

  private renderGroups() {
    const groups = this.targets.flatMap(({ originId, origins, failoverStatusCodes }) =>
      failoverStatusCodes === undefined
        ? []
        : [
            {
              originId,
              failoverCriteria: { statusCodes: [...failoverStatusCodes] },
              member: origins.map((origin) => ({ originId: origin.originId })),
            },
          ],
    );
    return groups.length > 0 ? groups : undefined;
  }

  private renderPaths() {
    const paths = this.behaviors.map((behavior) => ({
      pathPattern: behavior.pathPattern,
      ...renderBehavior(behavior),
    }));
    return paths.length > 0 ? paths : undefined;
  }

  private addOptions({ accessLogs, additionalMetrics }: DistributionProps): void {
    if (accessLogs !== undefined) {
      new AccessLogs(this, 'AccessLogs', this.distributionArn, accessLogs);
    }
    if (additionalMetrics === true) {
      new CloudfrontMonitoringSubscription(this, 'AdditionalMetrics', {
        distributionId: this.distributionId,
        monitoringSubscription: {
          realtimeMetricsSubscriptionConfig: { realtimeMetricsSubscriptionStatus: 'Enabled' },
        },
      });
    }
  }
}

function renderSettings(props: DistributionProps) {
  const { certificate, errorResponses, legacyAccessLogs, continuousDeploymentPolicy } = props;
  const isDeployedInSteps = props.staging === true || continuousDeploymentPolicy !== undefined;
  return {
    enabled: props.enabled ?? true,
    comment: props.comment,
    aliases: props.aliases && [...props.aliases],
    defaultRootObject: props.defaultRootObject,
    httpVersion: props.httpVersion ?? (isDeployedInSteps ? 'http2' : 'http2and3'),
    isIpv6Enabled: props.ipv6 ?? true,
    priceClass: props.priceClass ?? 'PriceClass_All',
    webAclId: props.webAcl?.webAclArn,
    staging: props.staging,
    continuousDeploymentPolicyId: continuousDeploymentPolicy?.continuousDeploymentPolicyId,
    customErrorResponse: errorResponses?.map(({ status, page, cachingMinTtlSeconds }) => ({
      errorCode: status,
      errorCachingMinTtl: cachingMinTtlSeconds,
      responsePagePath: page?.path,
      responseCode: page?.status,
    })),
    loggingConfig: legacyAccessLogs && {
      bucket: legacyAccessLogs.bucketDomainName,
      prefix: legacyAccessLogs.prefix,
      includeCookies: legacyAccessLogs.includeCookies ?? false,
    },
    restrictions: { geoRestriction: renderRestriction(props.geoRestriction) },
    viewerCertificate:
      certificate === undefined
        ? { cloudfrontDefaultCertificate: true }
        : {
            acmCertificateArn: certificate.certificateArn,
            sslSupportMethod: 'sni-only',
            minimumProtocolVersion: props.minimumTlsVersion ?? 'TLSv1.2_2021',
          },
  };
}

function renderRestriction(restriction: GeoRestriction | undefined) {
  if (restriction === undefined) return { restrictionType: 'none' };
  return 'allow' in restriction
    ? { restrictionType: 'whitelist', locations: [...restriction.allow] }
    : { restrictionType: 'blacklist', locations: [...restriction.deny] };
}

function targetsOf(behaviors: readonly BehaviorOptions[]): readonly IOriginTarget[] {
  return [...new Set(behaviors.map(({ origin }) => origin))];
}

function originsOf(targets: readonly IOriginTarget[]): readonly IOrigin[] {
  return [...new Set(targets.flatMap(({ origins }) => origins))];
}

/** The statuses of which a page takes the place: 403 is also what a web ACL and a private bucket answer. */
function hiddenStatuses(responses: readonly ErrorResponse[]): readonly number[] {
  return responses
    .filter(({ status, page }) => page !== undefined && (status === 403 || status === 404))
    .map(({ status }) => status);
}
