import { resourceType } from '@archway/aws';
import {
  flagOf,
  textOf,
  type AttributeResolver,
  type Resource,
  type Stack,
  type Value,
} from '@archway/terraform';
import { API_GATEWAY_KINDS } from '../api-gateway/read/naming';
import { regionOf, type Environment } from './environment';
import { busNameOf, DEFAULT_BUS } from './event-bus';
import { FIRST_VERSION, nameAndQualifier } from './function-arn';
import { addressHash, addressUuid, physicalName } from './physical-name';

type Attributes = Readonly<Record<string, Value | undefined>>;

/** What a kind of resource answers: identifiers that follow from its name and where it lives. */
type Kind = (resource: Resource, place: Environment) => Attributes;

const arn = (place: Environment, service: string, rest: string, regional = true): string =>
  `arn:${place.partition}:${service}:${regional ? place.region : ''}:${place.accountId}:${rest}`;

/** The URL of a queue, in AWS's form. */
export function queueUrl(place: Environment, name: string): string {
  return `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${name}`;
}

/** What the tables of resource types say: identifiers that follow from a name and a place. */
function knownAttributes(resource: Resource, place: Environment): Attributes {
  const { arn: form, attributes = {} } = resourceType(resource.type) ?? {};
  if (form === undefined) return {};
  const filled = (text: string, own: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      switch (name) {
        case 'name':
          return physicalName(resource);
        case 'uuid':
          return addressUuid(resource);
        case 'path':
          return textOf(resource.attributes['path']) ?? '/';
        case 'region':
          return place.region;
        case 'account':
          return place.accountId;
        case 'partition':
          return place.partition;
        case 'arn':
          return own;
        default:
          return whole;
      }
    });
  const own = filled(form, '');
  return {
    ...Object.fromEntries(
      Object.entries(attributes).map(([name, text]) => [name, filled(text, own)]),
    ),
    arn: own,
  };
}

/** Identifiers that follow from more than the name and the place. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...API_GATEWAY_KINDS,
  aws_sns_topic_subscription: (resource, place) => {
    const topic = textOf(resource.attributes['topic_arn']) ?? arn(place, 'sns', 'unknown');
    const own = `${topic}:${addressUuid(resource)}`;
    return { id: own, arn: own, owner_id: place.accountId };
  },
  aws_lambda_function: (resource, place) => {
    if (flagOf(resource.attributes['publish']) !== true) return {};
    const own = arn(place, 'lambda', `function:${physicalName(resource)}`);
    return { version: FIRST_VERSION, qualified_arn: `${own}:${FIRST_VERSION}` };
  },
  aws_lambda_alias: (resource, place) => {
    const named = textOf(resource.attributes['function_name']) ?? '';
    const { functionName } = nameAndQualifier(named);
    const name = textOf(resource.attributes['name']) ?? '';
    const own = arn(place, 'lambda', `function:${functionName}:${name}`);
    return { id: own, arn: own, invoke_arn: invokeArn(own, place) };
  },
  aws_lambda_layer_version: (resource, place) => {
    const layer = arn(place, 'lambda', `layer:${textOf(resource.attributes['layer_name']) ?? ''}`);
    return { id: `${layer}:1`, arn: `${layer}:1`, layer_arn: layer, version: '1' };
  },
  aws_iam_role: (resource) => ({
    unique_id: `AROA${addressHash(resource).slice(0, 17).toUpperCase()}`,
  }),
  aws_cloudwatch_event_bus: (resource, place) => {
    const name = physicalName(resource);
    return { id: name, name, arn: arn(place, 'events', `event-bus/${name}`) };
  },
  aws_cloudwatch_event_rule: (resource, place) => {
    const name = physicalName(resource);
    const bus = busNameOf(textOf(resource.attributes['event_bus_name']));
    const path = bus === DEFAULT_BUS ? name : `${bus}/${name}`;
    return { id: path, name, arn: arn(place, 'events', `rule/${path}`) };
  },
  aws_scheduler_schedule_group: (resource, place) => {
    const name = physicalName(resource);
    return { id: name, name, arn: arn(place, 'scheduler', `schedule-group/${name}`) };
  },
  aws_scheduler_schedule: (resource, place) => {
    const name = physicalName(resource);
    const path = `${textOf(resource.attributes['group_name']) ?? 'default'}/${name}`;
    return { id: path, name, arn: arn(place, 'scheduler', `schedule/${path}`) };
  },
  aws_kinesis_stream_consumer: (resource, place) => {
    const stream = textOf(resource.attributes['stream_arn']) ?? arn(place, 'kinesis', 'unknown');
    const own = `${stream}/consumer/${physicalName(resource)}:1767225600`;
    return { id: own, arn: own };
  },
  aws_dynamodb_table: (resource, place) => {
    if (resource.attributes['stream_enabled'] !== true) return {};
    const label = '2026-01-01T00:00:00.000';
    const name = physicalName(resource);
    return {
      stream_arn: arn(place, 'dynamodb', `table/${name}/stream/${label}`),
      stream_label: label,
    };
  },
  aws_ecr_repository: (resource, place) => {
    const name = physicalName(resource);
    const host = `${place.accountId}.dkr.ecr.${place.region}.amazonaws.com`;
    const repository = arn(place, 'ecr', `repository/${name}`);
    return { id: name, arn: repository, repository_url: `${host}/${name}` };
  },
  aws_ecs_cluster: (resource, place) => {
    const own = arn(place, 'ecs', `cluster/${physicalName(resource)}`);
    return { id: own, arn: own };
  },
  aws_secretsmanager_secret: (resource, place) => {
    // Secrets Manager ends the ARN with six characters of its own.
    const suffix = addressHash(resource).slice(0, 6);
    const own = arn(place, 'secretsmanager', `secret:${physicalName(resource)}-${suffix}`);
    return { id: own, arn: own };
  },
  aws_ecs_task_definition: (resource, place) => {
    const family = physicalName(resource);
    const own = arn(place, 'ecs', `task-definition/${family}`);
    return { id: family, arn: `${own}:1`, arn_without_revision: own, revision: 1 };
  },
  aws_ecs_service: (resource, place) => {
    const cluster = textOf(resource.attributes['cluster'])?.split('/').at(-1) ?? 'default';
    const own = arn(place, 'ecs', `service/${cluster}/${physicalName(resource)}`);
    return { id: own, arn: own };
  },
  aws_appautoscaling_policy: (resource, place) => {
    const of = textOf(resource.attributes['resource_id']) ?? '';
    const policy = `scalingPolicy:${addressUuid(resource)}:resource/ecs/${of}`;
    return { arn: arn(place, 'autoscaling', `${policy}:policyName/${physicalName(resource)}`) };
  },
  aws_pipes_pipe: (resource, place) => {
    const name = physicalName(resource);
    return { id: name, arn: arn(place, 'pipes', `pipe/${name}`) };
  },
  aws_service_discovery_http_namespace: discovered('namespace', 'ns'),
  aws_service_discovery_private_dns_namespace: discovered('namespace', 'ns'),
  aws_service_discovery_public_dns_namespace: discovered('namespace', 'ns'),
  aws_service_discovery_service: discovered('service', 'srv'),
  aws_kms_alias: (resource, place) => ({
    target_key_arn: keyArn(textOf(resource.attributes['target_key_id']), place),
  }),
};

/** What API Gateway calls. */
function invokeArn(functionArn: string, { partition, region }: Environment): string {
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** Identifiers of Cloud Map. */
function discovered(what: string, prefix: string): Kind {
  return (resource, place) => {
    const id = `${prefix}-${addressHash(resource).slice(0, 16)}`;
    return { id, arn: arn(place, 'servicediscovery', `${what}/${id}`) };
  };
}

function keyArn(key: string | undefined, place: Environment): string | undefined {
  if (key === undefined || key.startsWith('arn:')) return key;
  return arn(place, 'kms', `key/${key}`);
}

const DATA: Readonly<Record<string, Kind>> = {
  aws_caller_identity: (_, place) => ({
    id: place.accountId,
    account_id: place.accountId,
    arn: arn(place, 'iam', 'user/administrator', false),
    user_id: place.accountId,
  }),
  aws_region: (_, place) => ({
    id: place.region,
    name: place.region,
    region: place.region,
    endpoint: `ec2.${place.region}.amazonaws.com`,
  }),
  aws_partition: (_, place) => ({
    id: place.partition,
    partition: place.partition,
    dns_suffix: place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    reverse_dns_prefix: place.partition === 'aws-cn' ? 'cn.com.amazonaws' : 'com.amazonaws',
  }),
};

/** The computed attributes of a resource; empty for a kind that is not known here. */
export function computedAttributes(
  resource: Resource,
  stack: Stack,
  environment: Environment,
): Attributes {
  const place = { ...environment, region: regionOf(stack, resource, environment) };
  if (resource.mode === 'data') return DATA[resource.type]?.(resource, place) ?? {};
  return { ...knownAttributes(resource, place), ...KINDS[resource.type]?.(resource, place) };
}

/** CDKTF's name for the state of another stack that a stack reads. */
const REMOTE_STATE = 'cross-stack-reference-input-';

/** Answers computed attributes, and the outputs of the other stacks of the same app. */
export function attributeResolver(
  stack: Stack,
  environment: Environment,
  outputOf: (stackName: string, output: string) => Value | undefined,
): AttributeResolver {
  return ({ resource, attribute, rest }) => {
    if (resource.type === 'terraform_remote_state' && attribute === 'outputs') {
      const at = resource.name.startsWith(REMOTE_STATE)
        ? resource.name.slice(REMOTE_STATE.length)
        : undefined;
      return at === undefined ? undefined : outputOf(at, String(rest[0]));
    }
    return rest.length === 0
      ? computedAttributes(resource, stack, environment)[attribute]
      : undefined;
  };
}
