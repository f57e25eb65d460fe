import {
  blocksOf,
  isList,
  isObject,
  isUnknown,
  textOf,
  type Configuration,
  type Resource,
  type Value,
} from '@archway/terraform';

/** Where a tag is used to choose resources, by the tag's key; the address of what chooses. */
export type SelectingTags = ReadonlyMap<string, string>;

/** Conditions of IAM and of backup selections, and filters: `aws:ResourceTag/team`, `tag:team`. */
const NAMED = /(?:(?:[\w-]+:(?:ResourceTag|PrincipalTag)\/)|\btag:)([^"\\*?${}]+)/g;

/**
 * The tags that something of these configurations selects by: backup selections, DLM policies,
 * conditions of policies, filters. Who changes such a tag changes more than a label.
 */
export function selectingTags(configurations: readonly Configuration[]): SelectingTags {
  const found = new Map<string, string>();
  for (const { resources, dataSources } of configurations) {
    for (const resource of [...resources, ...dataSources]) {
      for (const key of keysIn(resource)) if (!found.has(key)) found.set(key, resource.address);
    }
  }
  return found;
}

function keysIn(resource: Resource): readonly string[] {
  const { type, attributes } = resource;
  const named = textsIn(attributes).flatMap((text) =>
    text.includes('Tag/') || text.startsWith('tag:')
      ? [...text.matchAll(NAMED)].map(([, key = '']) => key)
      : [],
  );
  return [...named, ...(BY_TYPE[type]?.(resource) ?? [])];
}

const texts = (values: readonly (string | undefined)[]): readonly string[] =>
  values.filter((text) => text !== undefined);

/** Where the key of a tag stands alone. */
const BY_TYPE: Readonly<Record<string, (resource: Resource) => readonly string[]>> = {
  aws_backup_selection: ({ attributes }) =>
    texts(blocksOf(attributes['selection_tag']).map(({ key }) => textOf(key))),
  aws_dlm_lifecycle_policy: ({ attributes }) =>
    blocksOf(attributes['policy_details']).flatMap(({ target_tags: tags }) =>
      isObject(tags) ? Object.keys(tags) : [],
    ),
  aws_codedeploy_deployment_group: ({ attributes }) =>
    texts(
      [
        ...blocksOf(attributes['ec2_tag_filter']),
        ...blocksOf(attributes['ec2_tag_set']).flatMap((set) => blocksOf(set['ec2_tag_filter'])),
      ].map(({ key }) => textOf(key)),
    ),
  aws_fms_policy: ({ attributes }) => keysOf(attributes['resource_tags']),
  aws_resourcegroups_group: ({ attributes }) =>
    blocksOf(attributes['resource_query']).flatMap(({ query }) =>
      [...(textOf(query) ?? '').matchAll(/"Key"\s*:\s*"([^"]+)"/g)].map(([, key = '']) => key),
    ),
};

function keysOf(value: Value | undefined): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function textsIn(value: Value): readonly string[] {
  if (isUnknown(value)) return [];
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
