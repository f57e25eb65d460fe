import type { JsonSchema } from './json-schema';
import { renderSchema, schemaProblems } from './json-schema';

it('says that it is of draft 4', () => {
  expect(JSON.parse(renderSchema({ type: 'object' }))).toEqual({
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
  });
});

it('takes what draft 4 knows, however deep', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      lines: { type: 'array', items: { type: 'integer', minimum: 0, exclusiveMinimum: true } },
      buyer: { $ref: '#/definitions/buyer' },
    },
    definitions: { buyer: { type: 'string', maxLength: 9 } },
    required: ['lines'],
    additionalProperties: false,
  };
  expect(schemaProblems('requestBody', schema)).toEqual([]);
});

it.each([
  [{ const: 1 }, 'requestBody.properties.a.const must be left out: draft 4 does not know it'],
  [
    { exclusiveMinimum: 0 },
    'requestBody.properties.a.exclusiveMinimum must be true beside a bound, as in draft 4, got a number',
  ],
  [
    { $ref: 'https://example.com/schema' },
    `requestBody.properties.a.$ref must begin with '#/', got "https://example.com/schema"`,
  ],
  [
    { required: ['b'], additionalProperties: false },
    'requestBody.properties.a.required must name properties that are allowed, got "b"',
  ],
  [{ required: [] }, 'requestBody.properties.a.required must name at least one property, got none'],
])('finds %j inside', (inner, problem) => {
  expect(schemaProblems('requestBody', { properties: { a: inner as JsonSchema } })).toEqual([
    problem,
  ]);
});
