import { blocksOf, isUnknown, textOf, type ObjectValue } from '@archway/terraform';
import { isStated } from '../estate/attributes';
import { number, type Refusal } from './refusal';

/** docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
export const keyNames: Refusal = (attributes) => {
  for (const each of [attributes, ...indexesOf(attributes)]) {
    const [hash, range] = [textOf(each['hash_key']), textOf(each['range_key'])];
    if (hash !== undefined && hash === range) return `${hash} is both hash_key and range_key`;
  }
  return undefined;
};

/** docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html: Secondary indexes */
export const indexes: Refusal = (attributes) => {
  const names = indexesOf(attributes).map((index) => textOf(index['name']));
  const twice = names.find((name, at) => name !== undefined && names.indexOf(name) !== at);
  if (twice !== undefined) return `has two indexes with the name ${twice}`;
  const local = blocksOf(attributes['local_secondary_index']);
  if (local.length > 5) return `has ${local.length} local indexes, and DynamoDB takes 5`;
  return local.length > 0 && !isStated(attributes['range_key'])
    ? 'has a local index, and without a range_key a table takes none'
    : undefined;
};

/** docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndex.html */
export const replicaStream: Refusal = ({ replica, stream_enabled, stream_view_type }) => {
  if (blocksOf(replica).length === 0 || isUnknown(stream_enabled)) return undefined;
  if (stream_enabled !== true)
    return 'has a replica, which needs stream_enabled with stream_view_type NEW_AND_OLD_IMAGES';
  const view = textOf(stream_view_type);
  return view !== undefined && view !== 'NEW_AND_OLD_IMAGES'
    ? `has a replica, and stream_view_type is ${view} instead of NEW_AND_OLD_IMAGES`
    : undefined;
};

function indexesOf(attributes: ObjectValue): readonly ObjectValue[] {
  return ['global_secondary_index', 'local_secondary_index'].flatMap((name) =>
    blocksOf(attributes[name]),
  );
}

/** docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html: ShardCount */
export const shardCount: Refusal = (attributes) => {
  const modes = blocksOf(attributes['stream_mode_details']).map(({ stream_mode }) => stream_mode);
  const isProvisioned = modes.every((mode) => textOf(mode) === 'PROVISIONED');
  const shards = attributes['shard_count'];
  return isProvisioned && !isStated(shards) && number(attributes, 'shard_count') === undefined
    ? 'is provisioned and has no shard_count'
    : undefined;
};

/** docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html: Naming rules */
export const tableName: Refusal = (attributes) => {
  const name = textOf(attributes['name']);
  return name !== undefined && name !== '' && !name.includes('${') && name.length < 3
    ? `the name ${name} has fewer than 3 characters`
    : undefined;
};
