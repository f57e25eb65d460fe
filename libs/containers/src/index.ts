export type { CapacityShare } from './cluster/capacity-strategy';
export { Cluster } from './cluster/cluster';
export type {
  ClusterAttributes,
  ClusterProps,
  ExecuteCommandOptions,
  ExecuteCommandRecord,
  ICluster,
} from './cluster/cluster';
export { ContainerImage } from './image/container-image';
export type { FolderImageProps, ImageNote, ImageVersion } from './image/container-image';
export type { AccessLogs } from './load-balancer/access-logs';
export { ApplicationListener } from './load-balancer/application-listener';
export type {
  BalancerOfListener,
  HttpListenerProps,
  HttpsListenerProps,
  ListenerRuleProps,
} from './load-balancer/application-listener';
export { ApplicationLoadBalancer } from './load-balancer/application-load-balancer';
export type { ApplicationLoadBalancerProps } from './load-balancer/application-load-balancer';
export { ApplicationTargetGroup } from './load-balancer/application-target-group';
export type { ApplicationTargetGroupProps } from './load-balancer/application-target-group';
export { Authentication } from './load-balancer/authentication';
export type {
  AuthenticationOptions,
  CognitoAuthentication,
  OidcAuthentication,
} from './load-balancer/authentication';
export type { TargetHealthCheck } from './load-balancer/health-check';
export { ListenerAction } from './load-balancer/listener-action';
export type { FixedResponse, Redirect, WeightedTarget } from './load-balancer/listener-action';
export { NetworkLoadBalancer } from './load-balancer/network-load-balancer';
export type {
  NetworkListenerProps,
  NetworkLoadBalancerProps,
} from './load-balancer/network-load-balancer';
export { NetworkTargetGroup } from './load-balancer/network-target-group';
export type {
  NetworkProtocol,
  NetworkTargetGroupProps,
} from './load-balancer/network-target-group';
export type { RuleConditions } from './load-balancer/rule-conditions';
export { TargetGroupBase } from './load-balancer/target-group';
export type { ITargetGroup, TargetType } from './load-balancer/target-group';
export type { TlsPolicy } from './load-balancer/tls-policy';
export { LogGroup } from './log-group/log-group';
export type { LogOptions } from './log-group/log-group';
export { DiscoveryService } from './namespace/discovery-service';
export type { DiscoveryServiceProps } from './namespace/discovery-service';
export { HttpNamespace, PrivateDnsNamespace } from './namespace/namespace';
export type {
  HttpNamespaceProps,
  INamespace,
  PrivateDnsNamespaceProps,
} from './namespace/namespace';
export { PullThroughCache } from './registry/pull-through-cache';
export type { PullThroughCacheProps } from './registry/pull-through-cache';
export { RegistryReplication } from './registry/registry-replication';
export type {
  RegistryReplicationProps,
  ReplicationDestination,
  ReplicationRule,
} from './registry/registry-replication';
export { RegistryScanning } from './registry/registry-scanning';
export type { RegistryScanningProps, ScanningRule } from './registry/registry-scanning';
export { RepositoryTemplate } from './registry/repository-template';
export type { RepositoryTemplateProps } from './registry/repository-template';
export type { LifecycleRule } from './repository/lifecycle-rule';
export { Repository } from './repository/repository';
export type { IRepository, RepositoryAttributes, RepositoryProps } from './repository/repository';
export { ScheduledTask } from './scheduled-task/scheduled-task';
export type { ScheduledTaskProps } from './scheduled-task/scheduled-task';
export { CodeDeploy } from './service/code-deploy';
export type { DeployedService } from './service/code-deploy';
export { Deployment } from './service/deployment';
export type {
  CanaryDeploymentProps,
  CodeDeployProps,
  IDeploymentAlarm,
  LinearDeploymentProps,
  NativeDeploymentProps,
  RollingDeploymentProps,
  TrafficSwitch,
} from './service/deployment';
export { FargateService } from './service/fargate-service';
export type { ServiceConnectOptions, ServiceConnectPort } from './service/service-connect';
export type {
  FargateServiceProps,
  ServiceRegistration,
  ServiceTarget,
} from './service/service-props';
export { ServiceScaling } from './service/service-scaling';
export type {
  BacklogScaling,
  Cooldowns,
  RequestScaling,
  ScaledService,
  ScalingLimits,
  ScheduledScaling,
  UtilizationScaling,
} from './service/service-scaling';
export type {
  ContainerHealthCheck,
  ContainerProps,
  DependencyCondition,
  FireLensLogging,
  PortMapping,
} from './task/container-props';
export { ContainerSecret } from './task/container-secret';
export type { SecretPart } from './task/container-secret';
export type { EndpointServices } from './task/endpoint-services';
export { FargateTask } from './task/fargate-task';
export type { FargateTaskProps } from './task/fargate-task';
export { FARGATE_SIZES } from './task/task-size';
export { declaredProps } from './declared-props';
