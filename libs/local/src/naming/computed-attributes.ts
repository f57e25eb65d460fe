import {
  textOf,
  type AttributeResolver,
  type Resource,
  type Stack,
  type Value,
} from '@archway/terraform';
import { regionOf, type Environment } from './environment';
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

const KINDS: Readonly<Record<string, Kind>> = {
  aws_s3_bucket: (resource, place) => {
    const bucket = physicalName(resource);
    return {
      id: bucket,
      bucket,
      arn: `arn:${place.partition}:s3:::${bucket}`,
      region: place.region,
      bucket_region: place.region,
      bucket_domain_name: `${bucket}.s3.amazonaws.com`,
      bucket_regional_domain_name: `${bucket}.s3.${place.region}.amazonaws.com`,
    };
  },
  aws_sqs_queue: (resource, place) => {
    const name = physicalName(resource);
    const url = queueUrl(place, name);
    return { id: url, url, name, arn: arn(place, 'sqs', name) };
  },
  aws_sns_topic: (resource, place) => {
    const name = physicalName(resource);
    const topicArn = arn(place, 'sns', name);
    return { id: topicArn, arn: topicArn, name, owner: place.accountId };
  },
  aws_sns_topic_subscription: (resource, place) => {
    const topic = textOf(resource.attributes['topic_arn']) ?? arn(place, 'sns', 'unknown');
    const own = `${topic}:${addressUuid(resource)}`;
    return { id: own, arn: own, owner_id: place.accountId };
  },
  aws_lambda_function: (resource, place) => {
    const name = physicalName(resource);
    const functionArn = arn(place, 'lambda', `function:${name}`);
    return {
      id: name,
      function_name: name,
      arn: functionArn,
      qualified_arn: `${functionArn}:$LATEST`,
      version: '$LATEST',
      invoke_arn: `arn:${place.partition}:apigateway:${place.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    };
  },
  aws_iam_role: (resource, place) => {
    const name = physicalName(resource);
    const path = textOf(resource.attributes['path']) ?? '/';
    return {
      id: name,
      name,
      arn: arn(place, 'iam', `role${path}${name}`, false),
      unique_id: `AROA${addressHash(resource).slice(0, 17).toUpperCase()}`,
    };
  },
  aws_iam_policy: (resource, place) => {
    const name = physicalName(resource);
    const policyArn = arn(
      place,
      'iam',
      `policy${textOf(resource.attributes['path']) ?? '/'}${name}`,
      false,
    );
    return { id: policyArn, arn: policyArn, name };
  },
  aws_kms_key: (resource, place) => {
    const id = addressUuid(resource);
    return { id, key_id: id, arn: arn(place, 'kms', `key/${id}`) };
  },
  aws_kms_alias: (resource, place) => {
    const name = physicalName(resource);
    return {
      id: name,
      name,
      arn: arn(place, 'kms', name),
      target_key_arn: keyArn(textOf(resource.attributes['target_key_id']), place),
    };
  },
  aws_cloudwatch_log_group: (resource, place) => {
    const name = physicalName(resource);
    return { id: name, name, arn: arn(place, 'logs', `log-group:${name}`) };
  },
  aws_cloudwatch_metric_alarm: (resource, place) => {
    const name = textOf(resource.attributes['alarm_name']) ?? physicalName(resource);
    return { id: name, arn: arn(place, 'cloudwatch', `alarm:${name}`) };
  },
};

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
  const kind = (resource.mode === 'data' ? DATA : KINDS)[resource.type];
  return kind?.(resource, { ...environment, region: regionOf(stack, resource, environment) }) ?? {};
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
