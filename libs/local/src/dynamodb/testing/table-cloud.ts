import { ADMINISTRATOR } from '../../principal/principal';
import { cloudOf, type SpecCloud } from '../../testing/cloud-of';
import type { LocalCloudOptions } from '../../cloud/local-cloud';
import type { Json } from '../dynamodb-api';

export interface TableCloud extends SpecCloud {
  /** Carries an operation out as the account's owner. */
  call(operation: string, input: Json): Json;
}

/** A cloud with a table `orders`: the key `customer` and `number`, and an index by `status`. */
export function tableCloud(changes: object = {}, options: LocalCloudOptions = {}): TableCloud {
  const spec = cloudOf(
    { provider: { aws: { region: 'eu-west-1' } }, resource: tables(changes) },
    undefined,
    options,
  );
  return {
    ...spec,
    call: (operation, input) =>
      spec.cloud.dynamodb.call(ADMINISTRATOR, operation, { TableName: 'orders', ...input }),
  };
}

export function tables(changes: object = {}): Readonly<Record<string, Record<string, object>>> {
  return {
    aws_dynamodb_table: {
      Orders: {
        name: 'orders',
        billing_mode: 'PAY_PER_REQUEST',
        hash_key: 'customer',
        range_key: 'number',
        attribute: [
          { name: 'customer', type: 'S' },
          { name: 'number', type: 'N' },
          { name: 'state', type: 'S' },
        ],
        global_secondary_index: [
          {
            name: 'by-state',
            hash_key: 'state',
            range_key: 'number',
            projection_type: 'INCLUDE',
            non_key_attributes: ['amount'],
          },
        ],
        ...changes,
      },
    },
  };
}

/** The key of an order. */
export function key(customer: string, number: number) {
  return { customer: { S: customer }, number: { N: String(number) } };
}
