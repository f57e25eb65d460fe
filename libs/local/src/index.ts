export type { Coverage, Missing, TypeCoverage } from './accounted/coverage';
export { COVERAGE } from './accounted/not-simulated';
export type {
  Architecture,
  BucketPart,
  FunctionPart,
  MappingPart,
  NotificationPart,
  Part,
  QueuePart,
  RolePart,
  SubscriptionPart,
  TopicPart,
} from './architecture/architecture';
export type { BusPart, EventTargetPart, RulePart, SchedulePart } from './architecture/event-parts';
export { readArchitecture } from './architecture/read-architecture';
export type { Api, ServedPart } from './api-gateway/api';
export type { ApiRequest, ApiResponse, RequestParts } from './api-gateway/message';
export type { RestApiPart } from './api-gateway/parts';
export { AwsError } from './aws-error/aws-error';
export type { Clock } from './clock/clock';
export { FastForwardClock } from './clock/fast-forward-clock';
export { ManualClock } from './clock/manual-clock';
export { SystemClock } from './clock/system-clock';
export type { CallFate, CloudApi, Credentials } from './cloud/cloud-api';
export { LocalCloud, type CloudChoices, type LocalCloudOptions } from './cloud/local-cloud';
export { DYNAMODB_OPERATIONS, type DynamoDbApi, type Json } from './dynamodb/dynamodb-api';
export type { Capacity, IndexPart, TablePart } from './dynamodb/table/table-part';
export type {
  ContainerAddress,
  ContainerExit,
  ContainerRunner,
  ContainerStart,
  RunningContainer,
} from './ecs/container-runner';
export type { EcsPart, ServiceNamePart, ServicePart, TaskDefinitionPart } from './ecs/ecs-parts';
export type { EventBridgeApi, PutEventsEntry, PutEventsResult } from './events/event-bridge-api';
export type { FaultPlan } from './faults/fault-plan';
export { serveApi } from './http/api/serve-api';
export { serve } from './http/server/serve';
export type { LocalServer, ServeOptions } from './http/server/serve';
export type { FunctionRunner, Invocation, InvocationResult } from './lambda/function-runner';
export type { KinesisApi } from './kinesis/kinesis-api';
export type { InvokeInput, InvokeOutput, LambdaApi } from './lambda/lambda-api';
export type { LocalFunction } from './lambda/local-function';
export { LogStore, type LogEvent } from './logs/log-store';
export { isPlatformLine } from './logs/platform-lines';
export type { Environment } from './naming/environment';
export { ADMINISTRATOR } from './principal/principal';
export type {
  Administrator,
  Principal,
  RolePrincipal,
  ServicePrincipal,
} from './principal/principal';
export { ProcessRunner } from './process/process-runner/process-runner';
export type { ProcessRunnerOptions } from './process/process-runner/process-runner';
export type { ImageCommands } from './process/containers/container-command';
export { ProcessContainerRunner } from './process/containers/process-container-runner';
export type { ProcessContainerRunnerOptions } from './process/containers/process-container-runner';
export { differenceOf } from './process/runtime/runtime';
export { Random } from './random/random';
export type { S3Api } from './s3/s3-api';
export type { SnsApi } from './sns/sns-api';
export type { MessageAttributes, SqsApi } from './sqs/sqs-api';
export type {
  AlarmChanged,
  Denied,
  FunctionCalled,
  ItemChanged,
  MessageMoved,
  ObjectCreated,
  RequestAnswered,
  ServiceChanged,
  TaskChanged,
  TraceEvent,
  TraceListener,
} from './trace/trace-event';
