import type { World } from '../../engine/world';
import type { Principal } from '../../principal/principal';
import { AwsError } from '../../aws-error/aws-error';
import type { LiveTable } from '../table/live-table';
import type { Item } from '../value/attribute-value';
import { contentOf } from '../value/attribute-value';

/** What a request touches, for the condition keys of DynamoDB. */
export interface Touched {
  /** The partition keys of the items. */
  readonly leadingKeys?: readonly Item[string][];
  /** Every attribute that the request names; undefined where it asks for all. */
  readonly attributes?: readonly string[];
  readonly select?: string;
  readonly returnValues?: string;
  readonly index?: string;
  /** `TransactWriteItems` around the action of one item. */
  readonly enclosing?: string;
}

/**
 * Asks for a permission on a table or index ("Using IAM policy conditions for fine-grained access
 * control").
 *
 * @throws AwsError where a policy denies it
 */
export function requireAccess(
  world: World,
  principal: Principal,
  action: string,
  table: LiveTable,
  touched: Touched,
  uploads: readonly string[],
): void {
  const { part } = table;
  const resource =
    touched.index === undefined ? part.tableArn : `${part.tableArn}/index/${touched.index}`;
  const keys = touched.leadingKeys?.map((value) => String(contentOf(value)));
  const access = {
    action: `dynamodb:${action}`,
    resource,
    address: part.address,
    ...(part.policy === undefined ? {} : { resourcePolicy: part.policy }),
    context: {
      ...(keys === undefined ? {} : { 'dynamodb:LeadingKeys': [...new Set(keys)] }),
      ...(touched.attributes === undefined
        ? {}
        : { 'dynamodb:Attributes': [...new Set(touched.attributes)].sort() }),
      ...(touched.select === undefined ? {} : { 'dynamodb:Select': touched.select }),
      ...(touched.returnValues === undefined
        ? {}
        : { 'dynamodb:ReturnValues': touched.returnValues }),
      ...(touched.enclosing === undefined
        ? {}
        : { 'dynamodb:EnclosingOperation': touched.enclosing }),
    },
  };
  if (!world.guard.allows(principal, access, uploads)) {
    throw new AwsError(
      'AccessDeniedException',
      400,
      `User is not authorized to perform: dynamodb:${action} on resource: ${resource}`,
    );
  }
  const via = `dynamodb.${part.region}.amazonaws.com`;
  if (!world.guard.allowsKey(principal, part.encryptionKey, ['kms:Decrypt'], via, uploads)) {
    throw new AwsError(
      'AccessDeniedException',
      400,
      `The key of table ${part.tableName} may not be used.`,
    );
  }
}
