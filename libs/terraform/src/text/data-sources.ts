import type { Resource } from '../configuration/configuration';
import { policyDocument } from '../policy-document/policy-document';
import { objectFrom, type Value } from '../value/value';
import type { ModuleInstance } from './module-instance';

/** The partitions by what their regions begin with. */
const PARTITIONS = [
  { prefix: 'cn-', partition: 'aws-cn', suffix: 'amazonaws.com.cn', reverse: 'cn.com.amazonaws' },
  { prefix: 'us-gov-', partition: 'aws-us-gov', suffix: 'amazonaws.com', reverse: 'com.amazonaws' },
  { prefix: '', partition: 'aws', suffix: 'amazonaws.com', reverse: 'com.amazonaws' },
];

/**
 * What a data source says without asking an API.
 *
 * @returns undefined where only the API knows it
 */
export function knownData(
  module: ModuleInstance,
  resource: Resource,
  attribute: string,
): Value | undefined {
  const { options } = module.estate;
  switch (resource.type) {
    case 'aws_iam_policy_document':
      return policyText(module, resource, attribute);
    case 'aws_partition':
      return partition(resource.region, attribute);
    case 'aws_region':
      return ['name', 'id', 'region'].includes(attribute) ? resource.region : undefined;
    case 'aws_caller_identity':
      return attribute === 'account_id' || attribute === 'id' ? options.account : undefined;
    case 'aws_availability_zones':
      return zones(options.zones, resource, attribute);
    case 'aws_default_tags':
      return attribute === 'tags' ? defaultTags(module, resource) : undefined;
    default:
      return undefined;
  }
}

function policyText(
  module: ModuleInstance,
  resource: Resource,
  attribute: string,
): Value | undefined {
  if (attribute !== 'json' && attribute !== 'minified_json') return undefined;
  return module.once(`${resource.address}.${attribute}`, () =>
    policyDocument(resource.attributes, attribute === 'json' ? 2 : undefined),
  );
}

function partition(region: string | undefined, attribute: string): Value | undefined {
  const found = PARTITIONS.find(({ prefix }) => region?.startsWith(prefix));
  if (found === undefined) return undefined;
  if (attribute === 'partition' || attribute === 'id') return found.partition;
  if (attribute === 'dns_suffix') return found.suffix;
  return attribute === 'reverse_dns_prefix' ? found.reverse : undefined;
}

/** Zones that a filter may leave out are not known. */
function zones(
  known: readonly string[] | undefined,
  { attributes }: Resource,
  attribute: string,
): Value | undefined {
  const filters = ['filter', 'exclude_names', 'exclude_zone_ids', 'all_availability_zones'];
  if (attribute !== 'names' || filters.some((name) => name in attributes)) return undefined;
  return known;
}

function defaultTags(module: ModuleInstance, resource: Resource): Value | undefined {
  return module.defaultTagsOf(resource) ?? objectFrom([]);
}
