import type { RolePrincipal } from '../principal/principal';
import { cloudOf } from '../testing/cloud-of';
import { key, tables } from './testing/table-cloud';

const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';

/** A call of a role that has one statement. */
function roleOf(
  statement: object,
  more: Record<string, Record<string, object>> = {},
  changes = {},
) {
  const spec = cloudOf({
    provider: { aws: { region: 'eu-west-1' } },
    resource: {
      ...tables(changes),
      aws_iam_role: { Worker: { name: 'worker', assume_role_policy: '{"Statement":[]}' } },
      aws_iam_role_policy: {
        Worker: {
          role: '${aws_iam_role.Worker.name}',
          policy: JSON.stringify({ Statement: [{ Sid: 'Own', Effect: 'Allow', ...statement }] }),
        },
      },
      ...more,
    },
  });
  const principal: RolePrincipal = {
    kind: 'role',
    functionName: 'worker',
    roleArn: 'arn:aws:iam::123456789012:role/worker',
  };
  const call = (operation: string, input: object) => () =>
    spec.cloud.dynamodb.call(principal, operation, { TableName: 'orders', ...input });
  return { ...spec, call };
}

const PUT = { Item: key('ada', 1) };
const EVERY_ACTION = { Action: 'dynamodb:*', Resource: [TABLE, `${TABLE}/index/*`] };

it('what the role may do is done, what it may not is on the trace', () => {
  const spec = roleOf({ Action: 'dynamodb:PutItem', Resource: TABLE });
  expect(spec.call('PutItem', PUT)()).toEqual({});
  expect(spec.call('GetItem', { Key: key('ada', 1) })).toThrow(
    `User is not authorized to perform: dynamodb:GetItem on resource: ${TABLE}`,
  );
  expect(spec.denials()).toMatchObject([
    {
      action: 'dynamodb:GetItem',
      resource: TABLE,
      explanation: expect.stringContaining('aws_iam_role_policy.Worker') as string,
    },
  ]);
});

it('an index is a resource of its own', () => {
  const query = {
    IndexName: 'by-state',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':s': { S: 'open' } },
  };
  expect(roleOf({ Action: 'dynamodb:Query', Resource: TABLE }).call('Query', query)).toThrow(
    `${TABLE}/index/by-state`,
  );
  expect(roleOf(EVERY_ACTION).call('Query', query)).not.toThrow();
});

describe('dynamodb:LeadingKeys', () => {
  const own = roleOf({
    ...EVERY_ACTION,
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ada'] } },
  });
  const batch = (...customers: string[]) => ({
    RequestItems: { orders: { Keys: customers.map((each) => key(each, 1)) } },
  });
  const query = (customer: string) => ({
    KeyConditionExpression: 'customer = :c',
    ExpressionAttributeValues: { ':c': { S: customer } },
  });

  it.each<[string, object, object]>([
    ['GetItem', { Key: key('ada', 1) }, { Key: key('bob', 1) }],
    ['PutItem', PUT, { Item: key('bob', 1) }],
    ['Query', query('ada'), query('bob')],
    ['BatchGetItem', batch('ada'), batch('ada', 'bob')],
  ])('admits %s of its own keys alone', (operation, allowed, denied) => {
    expect(own.call(operation, allowed)).not.toThrow();
    expect(own.call(operation, denied)).toThrow('not authorized');
    expect(own.denials().at(-1)?.explanation).toContain('dynamodb:LeadingKeys');
  });
});

it('dynamodb:Attributes admits the attributes that it names', () => {
  const spec = roleOf({
    ...EVERY_ACTION,
    Condition: {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['customer', 'number', 'amount'] },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
  });
  const get = (ProjectionExpression: string) =>
    spec.call('GetItem', { Key: key('ada', 1), ProjectionExpression });
  expect(get('amount')).not.toThrow();
  expect(get('amount, secret')).toThrow('not authorized');
});

it('a transaction needs the permission of each of its actions', () => {
  const { call } = roleOf({ Action: 'dynamodb:PutItem', Resource: TABLE });
  const put = { Put: { TableName: 'orders', ...PUT } };
  const remove = { Delete: { TableName: 'orders', Key: key('ada', 2) } };
  expect(call('TransactWriteItems', { TransactItems: [put] })).not.toThrow();
  expect(call('TransactWriteItems', { TransactItems: [put, remove] })).toThrow(
    'dynamodb:DeleteItem',
  );
});

it("the table's own policy may deny", () => {
  const { call } = roleOf(EVERY_ACTION, {
    aws_dynamodb_resource_policy: {
      Frozen: {
        resource_arn: '${aws_dynamodb_table.Orders.arn}',
        policy: JSON.stringify({
          Statement: [
            { Effect: 'Deny', Principal: '*', Action: 'dynamodb:PutItem', Resource: '*' },
          ],
        }),
      },
    },
  });
  expect(call('PutItem', PUT)).toThrow('not authorized');
  expect(call('DeleteItem', { Key: key('ada', 1) })).not.toThrow();
});

it('the key of an encrypted table is asked for', () => {
  const encrypted = roleOf(
    EVERY_ACTION,
    { aws_kms_key: { Key: {} } },
    { server_side_encryption: { enabled: true, kms_key_arn: '${aws_kms_key.Key.arn}' } },
  );
  expect(encrypted.call('PutItem', PUT)).toThrow('may not be used');
  expect(encrypted.denials()).toMatchObject([{ action: 'kms:Decrypt' }]);
});
