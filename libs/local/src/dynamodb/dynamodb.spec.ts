import { key, tableCloud, type TableCloud } from './testing/table-cloud';

const order = (customer: string, number: number, more: object = {}) => ({
  ...key(customer, number),
  ...more,
});

function filled(spec: TableCloud, ...items: object[]): TableCloud {
  for (const Item of items) spec.call('PutItem', { Item });
  return spec;
}

const numbers = (answer: object): readonly string[] =>
  (answer as { Items: { number: { N: string } }[] }).Items.map(({ number }) => number.N);

describe('an item', () => {
  it('is kept, given back, and written over', () => {
    const spec = filled(tableCloud(), order('ada', 1, { amount: { N: '010.50' } }));
    expect(spec.call('GetItem', { Key: key('ada', 1) })).toEqual({
      Item: order('ada', 1, { amount: { N: '10.5' } }),
    });
    expect(spec.call('PutItem', { Item: order('ada', 1), ReturnValues: 'ALL_OLD' })).toMatchObject({
      Attributes: { amount: { N: '10.5' } },
    });
    expect(spec.call('GetItem', { Key: key('ada', 2) })).toEqual({});
  });

  it('holds 400 KB with its names, and no byte more', () => {
    const spec = tableCloud();
    const room = 400 * 1024 - Buffer.byteLength('customeradanumber') - 2 - 'text'.length;
    const put = (bytes: number) => () =>
      spec.call('PutItem', { Item: order('ada', 1, { text: { S: 'x'.repeat(bytes) } }) });
    expect(put(room)).not.toThrow();
    expect(put(room + 1)).toThrow('Item size has exceeded the maximum allowed size');
  });

  it.each([
    [{ customer: { S: 'ada' } }, 'Missing the key number in the item'],
    [order('ada', 1, { number: { S: '1' } }), 'Type mismatch for key number expected: N actual: S'],
    [order('', 1), 'cannot contain an empty string value. Key: customer'],
    [order('a'.repeat(2049), 1), 'Size of hashkey has exceeded the maximum size limit of2048'],
    [order('ada', 1, { state: { N: '1' } }), 'Type mismatch for Index Key state Expected: S'],
    [order('ada', 1, { tags: { SS: [] } }), 'An string set  may not be empty'],
    [order('ada', 1, { tags: { SS: ['a', 'a'] } }), 'Input collection [a, a] contains duplicates'],
    [order('ada', 1, { n: { N: 'b' } }), 'cannot be converted to a numeric value: b'],
    [order('ada', 1, { n: { N: '1'.repeat(39) } }), 'more than 38 significant digits'],
    [order('ada', 1, { n: { N: '1e126' } }), 'Number overflow'],
    [order('ada', 1, { n: { S: 'a', N: '1' } }), 'more than one datatypes set'],
  ])('%# that DynamoDB refuses is refused in its words', (Item, message) => {
    expect(() => tableCloud().call('PutItem', { Item })).toThrow(message);
  });
});

describe('a condition', () => {
  const ONCE = { ConditionExpression: 'attribute_not_exists(customer)' };

  it('lets the first write of a key through and refuses the second', () => {
    const spec = tableCloud();
    spec.call('PutItem', { Item: order('ada', 1), ...ONCE });
    expect(() => spec.call('PutItem', { Item: order('ada', 1), ...ONCE })).toThrow(
      'The conditional request failed',
    );
  });

  it('that fails gives the item back where that is asked for', () => {
    const spec = filled(tableCloud(), order('ada', 1, { amount: { N: '3' } }));
    const fails = () =>
      spec.call('DeleteItem', {
        Key: key('ada', 1),
        ConditionExpression: 'amount > :most',
        ExpressionAttributeValues: { ':most': { N: '5' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
    expect(fails).toThrow(
      expect.objectContaining({ fields: { Item: order('ada', 1, { amount: { N: '3' } }) } }),
    );
  });

  it.each([
    ['amount = :three', true],
    ['amount <> :three', false],
    ['NOT amount = :three AND size(words) > :three', false],
    ['size(words) = :three OR attribute_exists(nothing)', true],
    ['contains(words, :b)', true],
    ['begins_with(title, :b)', false],
    ['amount BETWEEN :three AND :three', true],
    ['amount IN (:b, :three)', true],
    ['attribute_type(words, :l)', true],
    ['nothing <> :three', true],
    ['nothing < :three', false],
    ['amount < title', false],
    ['words[1] = :b', true],
  ])('%s is %s', (ConditionExpression, holds) => {
    const spec = filled(
      tableCloud(),
      order('ada', 1, {
        amount: { N: '3.0' },
        words: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] },
        title: { S: 'a book' },
      }),
    );
    const ExpressionAttributeValues = Object.fromEntries(
      Object.entries({ ':three': { N: '3' }, ':b': { S: 'b' }, ':l': { S: 'L' } }).filter(
        ([name]) => ConditionExpression.includes(name),
      ),
    );
    const check = () =>
      spec.call('UpdateItem', {
        Key: key('ada', 1),
        ConditionExpression,
        ...(Object.keys(ExpressionAttributeValues).length > 0 && { ExpressionAttributeValues }),
      });
    if (holds) expect(check).not.toThrow();
    else expect(check).toThrow('The conditional request failed');
  });
});

describe('an update', () => {
  const update = (before: object, UpdateExpression: string, values: object = {}) => {
    const spec = filled(tableCloud(), order('ada', 1, before));
    spec.call('UpdateItem', {
      Key: key('ada', 1),
      UpdateExpression,
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    });
    const { Item } = spec.call('GetItem', { Key: key('ada', 1) }) as { Item: object };
    return Object.fromEntries(
      Object.entries(Item).filter(([name]) => name !== 'customer' && name !== 'number'),
    );
  };

  it.each<[string, object, string, object, object]>([
    ['sets', {}, 'SET a = :v', { ':v': { S: 'x' } }, { a: { S: 'x' } }],
    [
      'counts up',
      { n: { N: '0.1' } },
      'SET n = n + :v',
      { ':v': { N: '0.2' } },
      { n: { N: '0.3' } },
    ],
    ['counts from nothing', {}, 'ADD n :v', { ':v': { N: '5' } }, { n: { N: '5' } }],
    [
      'keeps what there is',
      { a: { S: 'old' } },
      'SET a = if_not_exists(a, :v), b = if_not_exists(b, :v)',
      { ':v': { S: 'new' } },
      { a: { S: 'old' }, b: { S: 'new' } },
    ],
    [
      'appends to a list',
      { l: { L: [{ N: '1' }] } },
      'SET l = list_append(l, :v)',
      { ':v': { L: [{ N: '2' }] } },
      { l: { L: [{ N: '1' }, { N: '2' }] } },
    ],
    [
      'removes by the positions that the list had',
      { l: { L: [{ N: '0' }, { N: '1' }, { N: '2' }] } },
      'REMOVE l[0], l[2]',
      {},
      { l: { L: [{ N: '1' }] } },
    ],
    [
      'takes members out of a set, and the empty set away',
      { s: { SS: ['a'] }, t: { SS: ['a', 'b'] } },
      'DELETE s :v, t :v',
      { ':v': { SS: ['a'] } },
      { t: { SS: ['b'] } },
    ],
    [
      'reads every operand before it writes any',
      { a: { N: '1' }, b: { N: '2' } },
      'SET a = b, b = a',
      {},
      { a: { N: '2' }, b: { N: '1' } },
    ],
  ])('%s', (_, before, expression, values, after) => {
    expect(update(before, expression, values)).toEqual(after);
  });

  it('makes the item where there is none', () => {
    const spec = tableCloud();
    expect(
      spec.call('UpdateItem', {
        Key: key('ada', 1),
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ReturnValues: 'UPDATED_NEW',
      }),
    ).toEqual({ Attributes: { n: { N: '1' } } });
  });

  it.each([
    ['SET customer = :v', 'Cannot update attribute customer. This attribute is part of the key'],
    ['SET m.a = :v', 'The document path provided in the update expression is invalid for update'],
    ['SET a = nothing', 'refers to an attribute that does not exist in the item'],
    ['SET a = amount + :v', 'operator or function: +, operand type: S'],
  ])('%s is refused', (UpdateExpression, message) => {
    const values = UpdateExpression.includes(':v')
      ? { ExpressionAttributeValues: { ':v': { S: 'x' } } }
      : {};
    const spec = filled(tableCloud(), order('ada', 1, { amount: { N: '1' } }));
    expect(() =>
      spec.call('UpdateItem', { Key: key('ada', 1), UpdateExpression, ...values }),
    ).toThrow(message);
  });
});

describe('a query', () => {
  const ADA = {
    KeyConditionExpression: 'customer = :c',
    ExpressionAttributeValues: { ':c': { S: 'ada' } },
  };
  const spec = filled(
    tableCloud(),
    ...[10, 9, 100, 1].map((number) =>
      order('ada', number, {
        state: { S: number > 9 ? 'open' : 'done' },
        amount: { N: '1' },
        x: { S: 'y' },
      }),
    ),
    order('bob', 2, { state: { S: 'open' } }),
  );

  it('gives one partition in the order of its numbers', () => {
    expect(numbers(spec.call('Query', ADA))).toEqual(['1', '9', '10', '100']);
    expect(numbers(spec.call('Query', { ...ADA, ScanIndexForward: false }))).toEqual([
      '100',
      '10',
      '9',
      '1',
    ]);
  });

  it.each([
    ['customer = :c AND #n > :n', ['10', '100']],
    ['#n <= :n AND customer = :c', ['1', '9']],
    ['customer = :c AND #n BETWEEN :n AND :m', ['9', '10']],
    [':c = customer AND :n < #n', ['10', '100']],
  ])('%s', (KeyConditionExpression, found) => {
    const values = { ':c': { S: 'ada' }, ':n': { N: '9' }, ':m': { N: '50' } };
    expect(
      numbers(
        spec.call('Query', {
          KeyConditionExpression,
          ExpressionAttributeNames: { '#n': 'number' },
          ExpressionAttributeValues: Object.fromEntries(
            Object.entries(values).filter(([name]) => KeyConditionExpression.includes(name)),
          ),
        }),
      ),
    ).toEqual(found);
  });

  it('goes on where the page before ended', () => {
    const first = spec.call('Query', { ...ADA, Limit: 3 }) as { LastEvaluatedKey: object };
    expect(numbers(first)).toEqual(['1', '9', '10']);
    expect(first.LastEvaluatedKey).toEqual(key('ada', 10));
    const ExclusiveStartKey = first.LastEvaluatedKey;
    const rest = spec.call('Query', { ...ADA, ExclusiveStartKey });
    expect(numbers(rest)).toEqual(['100']);
    expect(rest).not.toHaveProperty('LastEvaluatedKey');
  });

  it('of an index has what the index has, and only items that have its key', () => {
    filled(spec, order('carl', 5));
    expect(
      spec.call('Query', {
        IndexName: 'by-state',
        KeyConditionExpression: '#s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':s': { S: 'done' } },
      }),
    ).toEqual({
      Count: 2,
      ScannedCount: 2,
      Items: [1, 9].map((number) =>
        order('ada', number, { state: { S: 'done' }, amount: { N: '1' } }),
      ),
    });
  });

  it('filters after it has read', () => {
    expect(
      spec.call('Query', {
        KeyConditionExpression: 'customer = :c',
        FilterExpression: '#s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':c': { S: 'ada' }, ':s': { S: 'open' } },
        Select: 'COUNT',
      }),
    ).toEqual({ Count: 2, ScannedCount: 4 });
  });

  it.each([
    [
      { KeyConditionExpression: 'amount = :c' },
      'Query condition missed key schema element: customer',
    ],
    [{ KeyConditionExpression: 'customer > :c' }, 'Query key condition not supported'],
    [
      { KeyConditionExpression: 'customer <> :c' },
      'Invalid operator used in KeyConditionExpression: <>',
    ],
    [{ IndexName: 'none' }, 'The table does not have the specified index: none'],
    [
      { IndexName: 'by-state', ConsistentRead: true },
      'Consistent reads are not supported on global',
    ],
    [{ Limit: 0 }, 'Member must have value greater than or equal to 1'],
    [{ ExclusiveStartKey: { customer: { S: 'a' } } }, 'The provided starting key is invalid'],
  ])('%j is refused', (changes, message) => {
    expect(() => spec.call('Query', { ...ADA, ...changes })).toThrow(message);
  });
});

it('a scan meets every item once, whatever the pages and segments', () => {
  const all = Array.from({ length: 40 }, (_, at) => order(`c${at % 7}`, at));
  const spec = filled(tableCloud(), ...all);
  const seen = [0, 1, 2].flatMap((Segment) => {
    const found: string[] = [];
    let ExclusiveStartKey: object | undefined;
    do {
      const page = spec.call('Scan', {
        Segment,
        TotalSegments: 3,
        Limit: 4,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }) as { LastEvaluatedKey?: object };
      found.push(...numbers(page));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return found;
  });
  expect(seen.map(Number).sort((a, b) => a - b)).toEqual(all.map((_, at) => at));
});

describe('a transaction', () => {
  const put = (number: number, more: object = {}) => ({
    Put: { TableName: 'orders', Item: order('ada', number), ...more },
  });
  const ONCE = { ConditionExpression: 'attribute_not_exists(customer)' };

  it('changes everything', () => {
    const spec = tableCloud();
    spec.call('TransactWriteItems', { TransactItems: [put(1), put(2)] });
    expect(spec.call('Scan', { Select: 'COUNT' })).toMatchObject({ Count: 2 });
  });

  it('changes nothing where one condition fails, and says which', () => {
    const spec = filled(tableCloud(), order('ada', 2));
    const write = () => spec.call('TransactWriteItems', { TransactItems: [put(1), put(2, ONCE)] });
    expect(write).toThrow('[None, ConditionalCheckFailed]');
    expect(spec.call('Scan', { Select: 'COUNT' })).toMatchObject({ Count: 1 });
  });

  it('with one token happens once', () => {
    const spec = tableCloud();
    const add = {
      ClientRequestToken: 't',
      TransactItems: [
        {
          Update: {
            TableName: 'orders',
            Key: key('ada', 1),
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
          },
        },
      ],
    };
    spec.call('TransactWriteItems', add);
    spec.call('TransactWriteItems', add);
    expect(spec.call('GetItem', { Key: key('ada', 1) })).toMatchObject({ Item: { n: { N: '1' } } });
    expect(() => spec.call('TransactWriteItems', { ...add, TransactItems: [put(3)] })).toThrow(
      'same client token',
    );
  });

  it.each([
    [[], 'length greater than or equal to 1'],
    [[put(1), put(1)], 'cannot include multiple operations on one item'],
    [Array.from({ length: 101 }, (_, at) => put(at)), 'length less than or equal to 100'],
  ])('%# is refused', (TransactItems, message) => {
    expect(() => tableCloud().call('TransactWriteItems', { TransactItems })).toThrow(message);
  });
});

describe('a batch', () => {
  it('writes 25 items and no more', () => {
    const spec = tableCloud();
    const write = (count: number) => () =>
      spec.call('BatchWriteItem', {
        RequestItems: {
          orders: Array.from({ length: count }, (_, at) => ({
            PutRequest: { Item: order('ada', at) },
          })),
        },
      });
    expect(write(25)()).toEqual({ UnprocessedItems: {} });
    expect(write(26)).toThrow('Too many items requested for the BatchWriteItem call');
  });

  it('reads the items that are there', () => {
    const spec = filled(tableCloud(), order('ada', 1));
    expect(
      spec.call('BatchGetItem', {
        RequestItems: { orders: { Keys: [key('ada', 1), key('ada', 2)] } },
      }),
    ).toEqual({ Responses: { orders: [order('ada', 1)] }, UnprocessedKeys: {} });
  });
});

describe('time to live', () => {
  const TTL = { ttl: { attribute_name: 'expires', enabled: true } };
  const expires = (spec: TableCloud, seconds: number) => ({
    expires: { N: String(spec.clock.now() / 1000 + seconds) },
  });

  it('deletes an item when its time has come', async () => {
    const spec = tableCloud(TTL);
    filled(spec, order('ada', 1, expires(spec, 60)));
    await spec.clock.advance(59_000);
    expect(spec.call('Scan', { Select: 'COUNT' })).toMatchObject({ Count: 1 });
    await spec.clock.advance(1_000);
    expect(spec.call('Scan', { Select: 'COUNT' })).toMatchObject({ Count: 0 });
  });

  it('does not delete one that was written again with a later time', async () => {
    const spec = tableCloud(TTL);
    filled(spec, order('ada', 1, expires(spec, 60)), order('ada', 1, expires(spec, 3600)));
    await spec.clock.advance(61_000);
    expect(spec.call('Scan', { Select: 'COUNT' })).toMatchObject({ Count: 1 });
  });
});

it('a provisioned table throttles what is beyond its burst, and takes more later', async () => {
  const spec = tableCloud({ billing_mode: 'PROVISIONED', read_capacity: 1, write_capacity: 1 });
  const put = (number: number) => () => spec.call('PutItem', { Item: order('ada', number) });
  for (let at = 0; at < 300; at += 1) put(at)();
  expect(put(300)).toThrow('configured provisioned throughput for the table was exceeded');
  await spec.clock.advance(1_000);
  expect(put(300)).not.toThrow();
});
