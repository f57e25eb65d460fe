import { blocksOf, isUnknown, textOf } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import {
  deploymentPercent,
  imageTags,
  logDriverRole,
  scalingPolicyType,
  targetType,
} from '../refusal/containers';
import {
  eventSource,
  fileSystem,
  imagePackage,
  provisionedQualifier,
  snapStart,
} from '../refusal/lambda';
import {
  listenerCertificate,
  loadBalancerSubnets,
  ruleConditions,
} from '../refusal/load-balancing';
import { highThroughput, messageGroup, redriveCount } from '../refusal/queues';
import { isFargate, number, type Refusal } from '../refusal/refusal';
import { indexes, keyNames, replicaStream, shardCount, stopTimeout } from '../refusal/tables';
import { ipSet, ruleActions, ruleNumbers, transformations } from '../refusal/web-acl';
import { problem, type Rule } from '../rule/rule';

/** CPU units and the memory in MiB that Fargate takes with them: least, most, step. */
const FARGATE: Readonly<Record<number, readonly [number, number, number]>> = {
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

const fargateSize: Refusal = (attributes) => {
  const [cpu, memory] = [number(attributes, 'cpu'), number(attributes, 'memory')];
  if (!isFargate(attributes) || cpu === undefined || memory === undefined) return undefined;
  const [least = 0, most = 0, step = 1] = FARGATE[cpu] ?? [];
  const isPair =
    cpu === 256
      ? [512, 1024, 2048].includes(memory)
      : memory >= least && memory <= most && memory % step === 0;
  return isPair ? undefined : `Fargate has no size of cpu ${cpu} and memory ${memory}`;
};

const fargateNetwork: Refusal = (attributes) => {
  const mode = textOf(attributes['network_mode']);
  return isFargate(attributes) && mode !== undefined && mode !== 'awsvpc'
    ? `Fargate takes network_mode awsvpc, and it is ${mode}`
    : undefined;
};

const serviceLaunch: Refusal = (attributes) =>
  isStated(attributes['launch_type']) &&
  blocksOf(attributes['capacity_provider_strategy']).length > 0
    ? 'has launch_type and capacity_provider_strategy, of which AWS takes one'
    : undefined;

const circuitBreaker: Refusal = (attributes) =>
  blocksOf(attributes['deployment_controller']).some(({ type }) => type === 'CODE_DEPLOY') &&
  blocksOf(attributes['deployment_circuit_breaker']).some(({ enable }) => enable === true)
    ? 'has a deployment circuit breaker, which the CODE_DEPLOY controller does not take'
    : undefined;

const repositoryName: Refusal = (attributes) => {
  const name = textOf(attributes['name']);
  return name !== undefined && !name.includes('${') && name !== name.toLowerCase()
    ? `the name ${name} has capital letters, and a repository takes none`
    : undefined;
};

const scalableCapacity: Refusal = (attributes) => {
  const [least, most] = [number(attributes, 'min_capacity'), number(attributes, 'max_capacity')];
  return least !== undefined && most !== undefined && least > most
    ? `min_capacity ${least} is above max_capacity ${most}`
    : undefined;
};

const healthCheck: Refusal = (attributes) => {
  for (const check of blocksOf(attributes['health_check'])) {
    const [timeout, interval] = [number(check, 'timeout'), number(check, 'interval')];
    if (timeout !== undefined && timeout >= (interval ?? 30))
      return `the timeout of its health check, ${timeout} s, is not below its interval, ${interval ?? 30} s`;
  }
  return undefined;
};

const tableName: Refusal = (attributes) => {
  const name = textOf(attributes['name']);
  return name !== undefined && name !== '' && !name.includes('${') && name.length < 3
    ? `the name ${name} has fewer than 3 characters`
    : undefined;
};

const integrationTimeout: Refusal = (attributes) => {
  const timeout = number(attributes, 'timeout_milliseconds');
  const isHttpApi = textOf(attributes['payload_format_version']) === '2.0';
  if (isHttpApi && isStated(attributes['integration_subtype']))
    return 'payload_format_version is 2.0, and an integration with an AWS service takes 1.0';
  return isHttpApi && timeout !== undefined && timeout > 30_000
    ? `timeout_milliseconds is ${timeout}, and an HTTP API waits for at most 30000`
    : undefined;
};

const queue: Refusal = (attributes) => {
  const name = textOf(attributes['name']);
  const isFifo = attributes['fifo_queue'] === true;
  if (isFifo && name !== undefined && !name.includes('${') && !name.endsWith('.fifo'))
    return `is a FIFO queue and its name ${name} does not end in .fifo`;
  return !isFifo &&
    attributes['content_based_deduplication'] === true &&
    !isUnknown(attributes['fifo_queue'])
    ? 'has content_based_deduplication and is not a FIFO queue'
    : undefined;
};

/** "Using environment variables": keys that Lambda keeps for itself, and the most of all. */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_)?REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API)|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

const environment: Refusal = (attributes) => {
  const [variables] = blocksOf(attributes['environment']).map((block) => block['variables']);
  const keys =
    typeof variables === 'object' && variables !== null && !isUnknown(variables)
      ? Object.keys(variables)
      : [];
  const reserved = keys.filter((key) => RESERVED.test(key));
  return reserved.length === 0 ? undefined : `sets ${reserved.join(', ')}, which Lambda reserves`;
};

const discoveryTtl: Refusal = (attributes) => {
  for (const records of blocksOf(attributes['dns_config']).flatMap((config) =>
    blocksOf(config['dns_records']),
  )) {
    const ttl = number(records, 'ttl');
    if (ttl !== undefined && ttl < 0) return `the TTL of its records is ${ttl}`;
  }
  return undefined;
};

const backupRules: Refusal = (attributes) => {
  for (const rule of blocksOf(attributes['rule'])) {
    const name = textOf(rule['rule_name']) ?? 'a rule';
    const [start, end] = [number(rule, 'start_window'), number(rule, 'completion_window')];
    if (start !== undefined && end !== undefined && end <= start)
      return `${name}: completion_window ${end} is not above start_window ${start}`;
    const [lifecycle] = blocksOf(rule['lifecycle']);
    const kept = lifecycle === undefined ? undefined : number(lifecycle, 'delete_after');
    if (rule['enable_continuous_backup'] === true && kept !== undefined && kept > 35)
      return `${name}: continuous backups are kept for at most 35 days, and delete_after is ${kept}`;
  }
  return undefined;
};

const vaultLock: Refusal = (attributes) => {
  const [least, most] = [
    number(attributes, 'min_retention_days'),
    number(attributes, 'max_retention_days'),
  ];
  return least !== undefined && most !== undefined && least > most
    ? `min_retention_days ${least} is above max_retention_days ${most}`
    : undefined;
};

const REFUSALS: Readonly<Record<string, readonly Refusal[]>> = {
  aws_ecs_task_definition: [fargateSize, fargateNetwork, logDriverRole, stopTimeout],
  aws_ecs_service: [serviceLaunch, circuitBreaker, deploymentPercent, targetType],
  aws_ecr_repository: [repositoryName],
  aws_ecr_lifecycle_policy: [imageTags],
  aws_appautoscaling_target: [scalableCapacity],
  aws_appautoscaling_policy: [scalingPolicyType],
  aws_lb_target_group: [healthCheck],
  aws_lb: [loadBalancerSubnets],
  aws_lb_listener: [listenerCertificate],
  aws_lb_listener_rule: [ruleConditions],
  aws_dynamodb_table: [tableName, keyNames, indexes, replicaStream],
  aws_kinesis_stream: [shardCount],
  aws_apigatewayv2_integration: [integrationTimeout],
  aws_sqs_queue: [queue, highThroughput, redriveCount],
  aws_cloudwatch_event_target: [messageGroup],
  aws_lambda_function: [environment, imagePackage, snapStart, fileSystem],
  aws_lambda_provisioned_concurrency_config: [provisionedQualifier],
  aws_wafv2_web_acl: [ruleNumbers, ruleActions, transformations],
  aws_wafv2_rule_group: [ruleNumbers, transformations],
  aws_wafv2_ip_set: [ipSet],
  aws_lambda_event_source_mapping: [eventSource],
  aws_service_discovery_service: [discoveryTtl],
  aws_backup_plan: [backupRules],
  aws_backup_vault_lock_configuration: [vaultLock],
};

export const refusedArgument: Rule = {
  id: 'refused-argument',
  group: 'apply-fails',
  severity: 'error',
  title: 'AWS refuses an argument that a plan takes',
  looksFor:
    'Sizes that Fargate does not have, and other arguments of tasks, services, repositories and their lifecycles, scaling targets and policies, load balancers, target groups, tables, streams, integrations, queues, functions, event source mappings, web ACLs, IP sets, backup plans and vault locks that the provider takes and the API refuses.',
  why: 'The plan passes and the apply fails, often after other resources have been changed.',
  fix: 'Use a value that the message names as allowed.',
  awsPage: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
  *check(estate) {
    for (const [type, refusals] of Object.entries(REFUSALS)) {
      for (const subject of estate.all(type)) {
        for (const refusal of refusals) {
          const message = refusal(subject.attributes, subject, estate);
          if (message !== undefined) yield problem(subject, message, refusal.name);
        }
      }
    }
  },
};
