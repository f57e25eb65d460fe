import { blocksOf, textOf } from '@archway/terraform';
import { jsonIn } from '../flow/redrive';
import { isRecord, recordsIn } from '../policy/policy';
import { number, type Refusal } from './refusal';

/** docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
export const imageTags: Refusal = (attributes) => {
  const policy = jsonIn(attributes['policy']);
  const rules = recordsIn(isRecord(policy) ? policy['rules'] : undefined);
  for (const { rulePriority, selection } of rules) {
    if (!isRecord(selection) || selection['tagStatus'] !== 'tagged') continue;
    const isNamed = ['tagPrefixList', 'tagPatternList'].some((name) => {
      const tags = selection[name];
      return Array.isArray(tags) ? tags.length > 0 : tags !== undefined;
    });
    if (!isNamed)
      return `rule ${String(rulePriority)} is for tagged images and has no tagPrefixList and no tagPatternList`;
  }
  return undefined;
};

const POLICY_TYPES = ['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'];

/** docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html */
export const scalingPolicyType: Refusal = (attributes) => {
  const type = textOf(attributes['policy_type']);
  return type === undefined || type.includes('${') || POLICY_TYPES.includes(type)
    ? undefined
    : `policy_type is ${type}, and AWS takes ${POLICY_TYPES.join(', ')}`;
};

/** docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html: repositoryName */
export const repositoryName: Refusal = (attributes) => {
  const name = textOf(attributes['name']);
  return name !== undefined && !name.includes('${') && name !== name.toLowerCase()
    ? `the name ${name} has capital letters, and a repository takes none`
    : undefined;
};

/** docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export const scalableCapacity: Refusal = (attributes) => {
  const [least, most] = [number(attributes, 'min_capacity'), number(attributes, 'max_capacity')];
  return least !== undefined && most !== undefined && least > most
    ? `min_capacity ${least} is above max_capacity ${most}`
    : undefined;
};

/** docs.aws.amazon.com/cloud-map/latest/api/API_DnsRecord.html: TTL */
export const discoveryTtl: Refusal = (attributes) => {
  for (const records of blocksOf(attributes['dns_config']).flatMap((config) =>
    blocksOf(config['dns_records']),
  )) {
    const ttl = number(records, 'ttl');
    if (ttl !== undefined && ttl < 0) return `the TTL of its records is ${ttl}`;
  }
  return undefined;
};
