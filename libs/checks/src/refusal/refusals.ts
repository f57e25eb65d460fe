import { edgeTimeout, integrationTimeout, modelReference, servicePayload } from './apis';
import {
  discoveryTtl,
  imageTags,
  repositoryName,
  scalableCapacity,
  scalingPolicyType,
} from './containers';
import { copyRegion, frameworkControl, imageVersion, replicaRegion } from './copies';
import {
  ephemeralPlatform,
  fargateNetwork,
  fargateSize,
  logDriverRole,
  stopTimeout,
} from './fargate';
import {
  environment,
  eventSource,
  fileSystem,
  imagePackage,
  provisionedQualifier,
  provisionedSnapStart,
  snapStart,
} from './lambda';
import {
  healthCheck,
  listenerCertificate,
  loadBalancerSubnets,
  ruleConditions,
} from './load-balancing';
import { highThroughput, messageGroup, queueName, redriveCount } from './queues';
import type { Refusal } from './refusal';
import {
  circuitBreaker,
  deploymentPercent,
  serviceLaunch,
  targetGroupPair,
  targetType,
} from './services';
import { indexes, keyNames, replicaStream, shardCount, tableName } from './tables';
import { ipSet, ruleActions, ruleNumbers, transformations } from './web-acl';

/** What AWS refuses, by type. */
export const REFUSALS: Readonly<Record<string, readonly Refusal[]>> = {
  aws_ecs_task_definition: [fargateSize, fargateNetwork, logDriverRole, stopTimeout],
  aws_ecs_service: [
    serviceLaunch,
    circuitBreaker,
    deploymentPercent,
    targetType,
    ephemeralPlatform,
  ],
  aws_codedeploy_deployment_group: [targetGroupPair],
  aws_ecr_repository: [repositoryName],
  aws_ecr_lifecycle_policy: [imageTags],
  aws_appautoscaling_target: [scalableCapacity],
  aws_appautoscaling_policy: [scalingPolicyType],
  aws_lb_target_group: [healthCheck],
  aws_lb: [loadBalancerSubnets],
  aws_lb_listener: [listenerCertificate],
  aws_lb_listener_rule: [ruleConditions],
  aws_dynamodb_table: [tableName, keyNames, indexes, replicaStream, replicaRegion],
  aws_kinesis_stream: [shardCount],
  aws_apigatewayv2_integration: [servicePayload, integrationTimeout],
  aws_api_gateway_integration: [edgeTimeout],
  aws_api_gateway_model: [modelReference],
  aws_sqs_queue: [queueName, highThroughput, redriveCount],
  aws_cloudwatch_event_target: [messageGroup],
  aws_lambda_function: [environment, imagePackage, snapStart, fileSystem],
  aws_lambda_provisioned_concurrency_config: [provisionedQualifier, provisionedSnapStart],
  aws_wafv2_web_acl: [ruleNumbers, ruleActions, transformations],
  aws_wafv2_rule_group: [ruleNumbers, transformations],
  aws_wafv2_ip_set: [ipSet],
  aws_lambda_event_source_mapping: [eventSource],
  aws_service_discovery_service: [discoveryTtl],
  aws_backup_framework: [frameworkControl],
  aws_ebs_snapshot_copy: [copyRegion],
  aws_ami_copy: [copyRegion],
  aws_secretsmanager_secret: [replicaRegion],
  aws_imagebuilder_image_recipe: [imageVersion],
  aws_imagebuilder_container_recipe: [imageVersion],
  aws_imagebuilder_component: [imageVersion],
  aws_imagebuilder_workflow: [imageVersion],
};
