import { key, tableCloud } from '../testing/table-cloud';

const spec = tableCloud();

/** What dynalite's tests, which run against AWS, say of each; the table is ours. */
const call = (input: object) => () => spec.call('UpdateItem', { Key: key('a', 1), ...input });

const VALUES = {
  ':a': { S: 'a' },
  ':b': { N: '1' },
  ':c': { B: 'YQ==' },
  ':d': { BOOL: true },
  ':e': { NULL: true },
  ':f': { SS: ['a'] },
  ':i': { M: {} },
  ':j': { L: [] },
};

describe('an update expression', () => {
  it.each([
    'whatever',
    'set a',
    'add a',
    'delete a',
    'set a=set',
    'remove a = b',
    'add a = b',
    'delete a b',
    'add abort b',
    'remove a b',
    'set :a = b',
    'add :a b',
    'remove :a',
    'set a = b / c',
    'set a[1] = "eight"',
    'SET a = if_not_exist(a, 100)',
    'SET if_not_exist(a, b) = a',
    'set a = b + c + d',
  ])('%s is a syntax error', (UpdateExpression) => {
    expect(call({ UpdateExpression })).toThrow(/^Invalid UpdateExpression: Syntax error; /);
  });

  it.each([
    ['', 'The expression can not be empty;'],
    [' remove Absolute ', 'Attribute name is a reserved keyword; reserved keyword: Absolute'],
    ['set #x = :x set abOrt = c', 'Attribute name is a reserved keyword; reserved keyword: abOrt'],
    ['set a = if_not_exist(c)', 'Invalid function name; function: if_not_exist'],
    ['set a = b set c = d', 'The "SET" section can only be used once in an update expression;'],
    [
      'remove a set b = c remove e',
      'The "REMOVE" section can only be used once in an update expression;',
    ],
    [
      'set a = #x',
      'An expression attribute name used in the document path is not defined; attribute name: #x',
    ],
    [
      'set a = :x',
      'An expression attribute value used in expression is not defined; attribute value: :x',
    ],
    [
      'set d[1] = a, d.b = a, c[1].a = a, c = if_not_exists(a)',
      'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c, [1], a], path two: [c]',
    ],
    [
      'remove a.c set a[1] = d',
      'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, c], path two: [a, [1]]',
    ],
    [
      'set a = if_not_exists(c)',
      'Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1',
    ],
  ])('%s: %s', (UpdateExpression, message) => {
    expect(call({ UpdateExpression })).toThrow(
      new RegExp(`^Invalid UpdateExpression: ${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    );
  });

  it.each([
    ['add a.b :a', 'operator: ADD, operand type: STRING'],
    ['delete a.b :b', 'operator: DELETE, operand type: NUMBER'],
    ['add a.b :e', 'operator: ADD, operand type: NULL'],
    ['delete a.b :d', 'operator: DELETE, operand type: BOOLEAN'],
    ['add a.b :c', 'operator: ADD, operand type: BINARY'],
    ['delete a.b :i', 'operator: DELETE, operand type: MAP'],
    ['add a.b :j', 'operator: ADD, operand type: LIST'],
    [
      'set a = if_not_exists(:a, c)',
      'requires a document path; operator or function: if_not_exists',
    ],
    ['set a = list_append(:a, a)', 'operator or function: list_append, operand type: S'],
    ['set a = list_append(a, :f)', 'operator or function: list_append, operand type: SS'],
    ['set a = a + :a', 'operator or function: +, operand type: S'],
    ['set a = :c - a', 'operator or function: -, operand type: B'],
    ['set a = a - :j', 'operator or function: -, operand type: L'],
  ])('%s: %s', (UpdateExpression, message) => {
    const used = Object.entries(VALUES).filter(([name]) => UpdateExpression.includes(name));
    expect(call({ UpdateExpression, ExpressionAttributeValues: Object.fromEntries(used) })).toThrow(
      message,
    );
  });
});

describe('a condition expression', () => {
  it.each([
    ['', 'The expression can not be empty;'],
    ['a = ', 'Syntax error; token: "<EOF>"'],
    ['a and b', 'Syntax error'],
    ['attribute_exists(:a)', 'Operator or function requires a document path'],
    ['attribute_exists(a, b)', 'Incorrect number of operands'],
    ['begins_with(a, :b)', 'operator or function: begins_with, operand type: N'],
    ['attribute_type(a, :a)', 'Invalid attribute type name found; type: a'],
    ['size(a)', 'The function is not allowed to be used this way in an expression; function: size'],
    ['contains(a, b) = :a', 'not allowed to be used this way in an expression; function: contains'],
    ['a = a', 'The first operand must be distinct from the remaining operands'],
    ['a < :d', 'operator or function: <, operand type: BOOL'],
    ['((a = b))', 'The expression has redundant parentheses;'],
    ['nothing(a)', 'Invalid function name; function: nothing'],
  ])('%s: %s', (ConditionExpression, message) => {
    const used = Object.entries(VALUES).filter(([name]) => ConditionExpression.includes(name));
    expect(
      call({
        ConditionExpression,
        ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }),
      }),
    ).toThrow(message);
  });
});

describe('placeholders', () => {
  it.each([
    [{ ExpressionAttributeNames: { '#a': 'a' } }, 'can only be specified when using expressions'],
    [
      { UpdateExpression: 'remove a', ExpressionAttributeNames: { '#a': 'a', '#b': 'b' } },
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}',
    ],
    [
      { UpdateExpression: 'remove a', ExpressionAttributeValues: { ':c': { S: 'a' } } },
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:c}',
    ],
    [
      { UpdateExpression: 'remove a', ExpressionAttributeValues: { c: { S: 'a' } } },
      'ExpressionAttributeValues contains invalid key: Syntax error; key: "c"',
    ],
    [
      { UpdateExpression: 'remove a', ExpressionAttributeValues: { ':b': { S: 'a', N: '1' } } },
      'ExpressionAttributeValues contains invalid value: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes for key :b',
    ],
    [{ AttributeUpdates: {} }, 'does not read the legacy parameter AttributeUpdates'],
  ])('%j', (input, message) => {
    expect(call(input)).toThrow(message);
  });
});

it.each([{}, { customer: { S: 'a' } }, key('a', 1), { ...key('a', 1), more: { S: 'a' } }])(
  'a key is exactly the attributes of the key: %j',
  (Key) => {
    const get = () => spec.call('GetItem', { Key });
    if (Object.keys(Key).length === 2) expect(get).not.toThrow();
    else expect(get).toThrow('The provided key element does not match the schema');
  },
);
