import { isBounded } from './bounded-schema';

const closed = (properties: object) => ({
  type: 'object',
  additionalProperties: false,
  properties,
});
const TEXT = { type: 'string', maxLength: 10 };

it.each<[unknown]>([
  [TEXT],
  [{ type: 'integer' }],
  [{ type: ['string', 'null'], maxLength: 10 }],
  [{ type: 'string', pattern: '^[a-z]{1,8}$' }],
  [{ enum: ['a', 'b'] }],
  [{ $ref: '#/definitions/line' }],
  [{ type: 'array', maxItems: 10, items: TEXT }],
  [
    closed({
      id: TEXT,
      lines: { type: 'array', maxItems: 3, items: closed({ n: { type: 'number' } }) },
    }),
  ],
  [{ oneOf: [TEXT, { type: 'boolean' }] }],
  [{ allOf: [{ required: ['a'] }, closed({ a: TEXT })] }],
])('limits documents: %j', (schema) => {
  expect(isBounded(schema)).toBe(true);
});

it.each<[unknown]>([
  [{}],
  [null],
  ['string'],
  [{ type: 'string' }],
  [{ type: ['string', 'null'] }],
  [{ type: 'string', pattern: '^[a-z]+$' }],
  [{ type: 'string', pattern: '[a-z]{1,8}' }],
  [{ type: 'array', items: TEXT }],
  [{ type: 'array', maxItems: 10 }],
  [{ type: 'object', properties: { id: TEXT } }],
  [closed({ id: { type: 'string' } })],
  [{ ...closed({}), patternProperties: { '^x': TEXT } }],
  [{ oneOf: [TEXT, { type: 'string' }] }],
])('limits nothing: %j', (schema) => {
  expect(isBounded(schema)).toBe(false);
});

it('ends at a schema that is nested without end', () => {
  const deep = Array.from({ length: 5000 }).reduce<object>(
    (items) => ({ type: 'array', maxItems: 1, items }),
    TEXT,
  );
  expect(isBounded(deep)).toBe(false);
});
