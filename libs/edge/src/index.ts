export { CachePolicy } from './cache-policy/cache-policy';
export type { CachePolicyProps, ICachePolicy } from './cache-policy/cache-policy';
export type { ManagedCachePolicy } from './cache-policy/cache-policy';
export { Certificate } from './certificate/certificate';
export type { CertificateAttributes, CertificateProps } from './certificate/certificate';
export { CERTIFICATE_KEY_ALGORITHMS } from './certificate/certificate-problems';
export type { CertificateKeyAlgorithm } from './certificate/certificate-problems';
export type { ICertificate } from './certificate/certificate-reference';
export { CidrCollection } from './cidr-collection/cidr-collection';
export type {
  CidrCollectionAttributes,
  CidrCollectionProps,
} from './cidr-collection/cidr-collection';
export type { ICidrCollection } from './cidr-collection/cidr-collection-reference';
export { bundleCloudFrontFunction } from './cloudfront-function/bundle-cloudfront-function';
export type { BundleOptions } from './cloudfront-function/bundle-cloudfront-function';
export { CloudFrontFunction } from './cloudfront-function/cloudfront-function';
export type {
  CloudFrontFunctionProps,
  CloudFrontFunctionSource,
  ICloudFrontFunction,
} from './cloudfront-function/cloudfront-function';
export { rewriteNavigations } from './cloudfront-function/rewrite-navigations';
export type { EdgeEvent, EdgeRequest, EdgeResponse, EdgeValue } from './cloudfront-function/events';
export type {
  AccessLogOptions,
  BucketLogs,
  CommonLogOptions,
  DeliveryStreamLogs,
  LegacyAccessLogs,
  LogGroupLogs,
} from './distribution/access-logs/access-log-options';
export type {
  AllowedMethods,
  BehaviorOptions,
  EdgeLambda,
  EdgeRequestLambda,
  PathBehavior,
} from './distribution/behavior-options';
export { ContinuousDeploymentPolicy } from './distribution/continuous-deployment/continuous-deployment-policy';
export type {
  ContinuousDeploymentPolicyProps,
  IContinuousDeploymentPolicy,
  SessionStickiness,
  StagingTraffic,
} from './distribution/continuous-deployment/continuous-deployment-policy';
export { Distribution } from './distribution/distribution';
export type { IDistribution } from './distribution/distribution-interface';
export { ERROR_STATUSES } from './distribution/distribution-props';
export type {
  DistributionProps,
  ErrorResponse,
  ErrorStatus,
  GeoRestriction,
  MinimumTlsVersion,
} from './distribution/distribution-props';
export type { DistributionAttributes } from './distribution/imported-distribution';
export { FirewallManagerAdministrator } from './firewall-manager/firewall-manager-administrator';
export type { FirewallManagerAdministratorProps } from './firewall-manager/firewall-manager-administrator';
export { FirewallManagerPolicy } from './firewall-manager/firewall-manager-policy';
export type {
  FirewallManagerPolicyProps,
  OrganizationScope,
} from './firewall-manager/firewall-manager-policy';
export { FirewallManagerProtection } from './firewall-manager/protection';
export type {
  CommonSecurityGroupsPolicy,
  DnsFirewallPolicy,
  DnsRuleGroup,
  NetworkFirewallPolicy,
  PolicyRuleGroup,
  SecurityGroupsContentPolicy,
  SecurityGroupsUsagePolicy,
  ShieldPolicy,
  WebAclPolicy,
} from './firewall-manager/protection';
export { AlarmHealthCheck, INSUFFICIENT_DATA_STATUSES } from './health-check/alarm-health-check';
export type { AlarmHealthCheckProps } from './health-check/alarm-health-check';
export { CalculatedHealthCheck } from './health-check/calculated-health-check';
export type { CalculatedHealthCheckProps } from './health-check/calculated-health-check';
export {
  HttpHealthCheck,
  HttpsHealthCheck,
  TcpHealthCheck,
} from './health-check/endpoint-health-check';
export type {
  HttpHealthCheckProps,
  HttpsHealthCheckProps,
  TcpHealthCheckProps,
} from './health-check/endpoint-health-check';
export { HEALTH_CHECK_REGIONS } from './health-check/endpoint-options';
export type { Endpoint, EndpointOptions, HealthCheckRegion } from './health-check/endpoint-options';
export { HealthCheck, HealthCheckBase } from './health-check/health-check';
export type { HealthCheckAttributes, HealthCheckOptions } from './health-check/health-check';
export type { HealthAlarmOptions, IHealthCheck } from './health-check/health-check-reference';
export { RecoveryControlHealthCheck } from './health-check/recovery-control-health-check';
export type { RecoveryControlHealthCheckProps } from './health-check/recovery-control-health-check';
export type { DelegationSigner } from './hosted-zone/dnssec';
export { HostedZone } from './hosted-zone/hosted-zone';
export type {
  DnssecOptions,
  HostedZoneProps,
  PrivateZoneProps,
  PublicZoneProps,
  QueryLoggingOptions,
  ZoneOptions,
  ZoneVpc,
} from './hosted-zone/hosted-zone-props';
export { HostedZoneBase } from './hosted-zone/hosted-zone-reference';
export type { HostedZoneAttributes, IHostedZone } from './hosted-zone/hosted-zone-reference';
export { IpSet } from './ip-set/ip-set';
export type { IIpSet, IpSetAttributes, IpSetProps, IpVersion } from './ip-set/ip-set';
export { KeyGroup } from './key-group/key-group';
export type { IKeyGroup, KeyGroupProps } from './key-group/key-group';
export { PublicKey } from './key-group/public-key';
export type { IPublicKey, PublicKeyProps } from './key-group/public-key';
export { KeyValueStore } from './key-value-store/key-value-store';
export type { IKeyValueStore, KeyValueStoreProps } from './key-value-store/key-value-store';
export type { ManagedOriginRequestPolicy } from './origin-request-policy/origin-request-policy';
export { OriginRequestPolicy } from './origin-request-policy/origin-request-policy';
export type {
  IOriginRequestPolicy,
  OriginHeaders,
  OriginRequestPolicyProps,
} from './origin-request-policy/origin-request-policy';
export { FunctionUrlOrigin } from './origin/function-url-origin/function-url-origin';
export type { FunctionUrlOriginProps } from './origin/function-url-origin/function-url-origin';
export { HttpOrigin } from './origin/http-origin/http-origin';
export type { HttpOriginProps } from './origin/http-origin/http-origin';
export type { ServerOptions } from './origin/http-origin/server-options';
export type { IOrigin, IOriginTarget } from './origin/origin';
export { OriginBase } from './origin/origin-base';
export { FAILOVER_STATUS_CODES, OriginGroup } from './origin/origin-group/origin-group';
export type { FailoverStatusCode, OriginGroupProps } from './origin/origin-group/origin-group';
export { ORIGIN_SHIELD_REGIONS } from './origin/origin-options';
export type { OriginOptions, OriginShieldRegion } from './origin/origin-options';
export { S3Origin } from './origin/s3-origin/s3-origin';
export type { S3Access, S3OriginProps } from './origin/s3-origin/s3-origin';
export { VpcOrigin } from './origin/vpc-origin/vpc-origin';
export type { VpcOriginProps } from './origin/vpc-origin/vpc-origin';
export type { AliasDestination, AliasRecord, IAliasTarget } from './record/alias-target';
export { AliasTarget, CLOUDFRONT_HOSTED_ZONE_ID } from './record/alias-targets';
export type { AliasAttributes, AliasedRecord, S3WebsiteAttributes } from './record/alias-targets';
export { CONTINENTS, COUNTRIES, ROUTING_REGIONS, US_STATES } from './record/location-codes';
export type {
  ContinentCode,
  CountryCode,
  RoutingRegion,
  UsStateCode,
} from './record/location-codes';
export type { ZoneRecord } from './record/policy-set';
export { RECORD_TYPES } from './record/record-formats';
export { RecordSet } from './record/record-set';
export type {
  AliasOf,
  AliasRecordType,
  RecordAlias,
  RecordSetOptions,
  RecordSetProps,
  RecordValues,
  RoutingOf,
  ValuesOf,
} from './record/record-set-props';
export type {
  CaaValue,
  DsValue,
  MxValue,
  NaptrValue,
  RecordType,
  RecordValueTypes,
  ServiceBindingValue,
  SoaValue,
  SrvValue,
  SshfpValue,
  TlsaValue,
} from './record/record-values';
export type {
  FailoverRouting,
  GeoLocation,
  GeolocationRouting,
  GeoproximityLocation,
  GeoproximityRouting,
  IpBasedRouting,
  LatencyRouting,
  MultivalueRouting,
  RoutedRecord,
  RoutingPolicy,
  SimpleRouting,
  WeightedRouting,
} from './record/routing-policy';
export { RegexPatternSet } from './regex-pattern-set/regex-pattern-set';
export type {
  IRegexPatternSet,
  RegexPatternSetAttributes,
  RegexPatternSetProps,
} from './regex-pattern-set/regex-pattern-set';
export type { ManagedResponseHeadersPolicy } from './response-headers-policy/managed-response-headers-policies';
export { ResponseHeadersPolicy } from './response-headers-policy/response-headers-policy';
export type { IResponseHeadersPolicy } from './response-headers-policy/response-headers-policy';
export type {
  Cors,
  CorsMethod,
  ReferrerPolicy,
  ResponseHeadersPolicyProps,
  StrictTransportSecurity,
} from './response-headers-policy/response-headers-policy-props';
export { RuleGroup } from './rule-group/rule-group';
export type { IRuleGroup, RuleGroupAttributes, RuleGroupProps } from './rule-group/rule-group';
export { ShieldProtection } from './shield/shield-protection';
export type {
  IShieldHealthCheck,
  IShieldProtection,
  ShieldProtectionProps,
} from './shield/shield-protection';
export { SHIELD_RESOURCE_TYPES, ShieldProtectionGroup } from './shield/shield-protection-group';
export type {
  ShieldProtectionGroupProps,
  ShieldResourceType,
} from './shield/shield-protection-group';
export { ShieldResponseTeam } from './shield/shield-response-team';
export type { EmergencyContact, ShieldResponseTeamProps } from './shield/shield-response-team';
export { ShieldSubscription } from './shield/shield-subscription';
export type { ShieldSubscriptionProps } from './shield/shield-subscription';
export { RequestField } from './statement/field';
export type {
  FallbackBehavior,
  JsonBodyOptions,
  NamedParts,
  OversizeHandling,
} from './statement/field';
export type { ForwardedIp, ForwardedIpInSet } from './statement/forwarded-ip';
export type {
  AccountCreationConfig,
  AccountTakeoverConfig,
  BotControlConfig,
  ManagedGroupConfig,
  PayloadType,
  ResponseInspection,
} from './statement/managed-group-config';
export { RateKey } from './statement/rate-key';
export type { RateAggregation, RateLimit, RateWindowSeconds } from './statement/rate-limit';
export { Statement } from './statement/statement';
export type {
  ByteMatch,
  GroupOverrides,
  Inspected,
  ManagedGroupOptions,
  ManagedGroupStatement,
  MatchStatement,
  RateBasedStatement,
  RegexMatch,
  RegexSetMatch,
  RuleGroupStatement,
  SizeMatch,
  SqlInjectionMatch,
} from './statement/statement';
export { TEXT_TRANSFORMATIONS } from './statement/text-transformation';
export type { TextTransformation } from './statement/text-transformation';
export type { ValueSelection } from './value-selection/value-selection';
export { WafLogDestination } from './waf-logging/waf-logging';
export type { LogCondition, LogFilter, RedactedField, WafLogging } from './waf-logging/waf-logging';
export { RuleAction } from './waf-rule/action';
export type {
  AllowAction,
  BlockAction,
  CustomResponse,
  DefaultAction,
  InsertedHeaders,
} from './waf-rule/action';
export type { CustomResponseBodies, CustomResponseBody } from './waf-rule/custom-response-body';
export type { GroupRule, InspectionRule, WafRule } from './waf-rule/waf-rule';
export type { BodyInspection, BodyLimitKib } from './web-acl/body-inspection';
export type { DefaultProtection } from './web-acl/default-protection';
export type { WafScope } from './web-acl/waf-scope';
export { WebAcl } from './web-acl/web-acl';
export type { IWebAcl, WebAclAttributes } from './web-acl/web-acl';
export type { WebAclProps } from './web-acl/web-acl-props';
export { ZoneAssociation } from './zone-association/zone-association';
export type { ZoneAssociationProps } from './zone-association/zone-association';
export { ZoneDelegation } from './zone-delegation/zone-delegation';
export type { ZoneDelegationProps } from './zone-delegation/zone-delegation';
export { declaredProps } from './declared-props';
