import { blocksOf, flagOf, numberOf, textOf, textsOf } from '@archway/terraform';
import type { IndexPart, TablePart, ViewType } from '../dynamodb/table/table-part';
import { AwsError } from '../aws-error/aws-error';
import type { Item } from '../dynamodb/value/attribute-value';
import { readItem } from '../dynamodb/value/read-value';
import { encryptionKey } from './encryption';
import { policyFor, type Found, type Reading } from './reading';

export function tablesOf(reading: Reading): readonly TablePart[] {
  return reading.all('aws_dynamodb_table').flatMap((found): readonly TablePart[] => {
    const { resource } = found;
    const { attributes } = resource;
    const hashKey = reading.text(found, 'hash_key');
    if (hashKey === undefined) return [];
    const rangeKey = textOf(attributes['range_key']);
    const tableName = reading.identifier(found, 'name');
    const tableArn = reading.identifier(found, 'arn');
    const [ttl] = blocksOf(attributes['ttl']);
    const ttlAttribute =
      flagOf(ttl?.['enabled']) === false ? undefined : textOf(ttl?.['attribute_name']);
    const policy = policyFor(reading, 'aws_dynamodb_resource_policy', 'resource_arn', [tableArn]);
    const [encryption] = blocksOf(attributes['server_side_encryption']);
    const key =
      flagOf(encryption?.['enabled']) === true
        ? encryptionKey(reading, textOf(encryption?.['kms_key_arn']))
        : undefined;
    const isOnDemand = textOf(attributes['billing_mode']) === 'PAY_PER_REQUEST';
    const viewType = textOf(attributes['stream_view_type']);
    return [
      {
        address: resource.address,
        constructPath: resource.constructPath,
        tableName,
        tableArn,
        region: tableArn.split(':')[3] ?? '',
        hashKey,
        ...(rangeKey === undefined || rangeKey === '' ? {} : { rangeKey }),
        keyTypes: Object.fromEntries(
          blocksOf(attributes['attribute']).map((block) => [
            textOf(block['name']) ?? '',
            (textOf(block['type']) ?? 'S') as 'S',
          ]),
        ),
        indexes: indexesOf(found, hashKey),
        ...(isOnDemand
          ? {}
          : {
              capacity: {
                readUnits: numberOf(attributes['read_capacity']) ?? 1,
                writeUnits: numberOf(attributes['write_capacity']) ?? 1,
              },
            }),
        ...(flagOf(attributes['stream_enabled']) === true && viewType !== undefined
          ? {
              stream: {
                streamArn: reading.identifier(found, 'stream_arn'),
                viewType: viewType as ViewType,
              },
            }
          : {}),
        ...(ttlAttribute === undefined || ttlAttribute === '' ? {} : { ttlAttribute }),
        ...(policy === undefined ? {} : { policy }),
        ...(key === undefined ? {} : { encryptionKey: key }),
        items: itemsOf(reading, tableName),
      },
    ];
  });
}

function indexesOf({ resource }: Found, tableHashKey: string): readonly IndexPart[] {
  const indexes = (kind: IndexPart['kind']) =>
    blocksOf(resource.attributes[`${kind}_secondary_index`]).map((block): IndexPart => {
      const rangeKey = textOf(block['range_key']);
      return {
        indexName: textOf(block['name']) ?? '',
        kind,
        hashKey: kind === 'local' ? tableHashKey : (textOf(block['hash_key']) ?? ''),
        ...(rangeKey === undefined || rangeKey === '' ? {} : { rangeKey }),
        projection: (textOf(block['projection_type']) ?? 'ALL') as IndexPart['projection'],
        nonKeyAttributes: textsOf(block['non_key_attributes']),
      };
    });
  return [...indexes('global'), ...indexes('local')];
}

/** What `aws_dynamodb_table_item` puts in. */
function itemsOf(reading: Reading, tableName: string): readonly Item[] {
  return reading
    .all('aws_dynamodb_table_item')
    .filter(({ resource }) => textOf(resource.attributes['table_name']) === tableName)
    .flatMap(({ resource }) => {
      try {
        return [readItem(reading.json(resource, 'item'))];
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        reading.notSimulated.push(
          `${resource.address}: the item cannot be put in: ${error.message}`,
        );
        return [];
      }
    });
}
