import { renderMapping } from './mapping-template';

const rendered = (template: string, body = '{}', more = {}) =>
  renderMapping(template, { body, ...more }).text;

// The values are those that LocalStack's own tests of these functions expect.
it.each([
  ["$util.urlEncode('x=a+b')", 'x%3Da%2Bb'],
  ["$util.urlDecode('x=a+b')", 'x=a b'],
  ["$util.parseJson('[1,2,3]')[0]", '1'],
  [`$util.parseJson('{"key2":{"arr":[1,2,3]}}').key2.arr[0]`, '1'],
  ["$util.base64Decode($util.base64Encode('a b'))", 'a b'],
])('renders %s as %s', (template, text) => {
  expect(rendered(template)).toBe(text);
});

it.each([
  ['{"foo": 123}', '{\\"foo\\": 123}'],
  ['""', '\\"\\"'],
  ["it's", "it\\'s"],
  ['a/b\\c', 'a\\/b\\\\c'],
  ['\u0001ä€', '\\u0001\\u00E4\\u20AC'],
  ['😀', '\\uD83D\\uDE00'],
])('escapes %j as %s', (body, text) => {
  expect(rendered('$util.escapeJavaScript($input.body)', body)).toBe(text);
});

it('encodes a form as a form is read', () => {
  const body = "a&b=c+d %e\u0001'()~!*é";
  const form = rendered('Action=Send&Body=$util.urlEncode($input.body)', body);
  expect(new URLSearchParams(form).get('Body')).toBe(body);
});

it('reads fields of the body and parameters, the path before the query before headers', () => {
  const message = { path: { id: 'p' }, querystring: { id: 'q', page: '2' }, header: { key: 'k' } };
  expect(
    rendered(
      "$input.path('$.a.b[1]') $input.json('$.a') $input.params('id') $input.params('page') $input.params('key')",
      '{"a":{"b":[1,"two"]}}',
      message,
    ),
  ).toBe('two {"b":[1,"two"]} p 2 k');
});

it('sets another status', () => {
  const template =
    "#if($input.path('$.FailedEntryCount') == 0)fine#else#set($context.responseOverride.status = 503)busy#end";
  expect(renderMapping(template, { body: '{"FailedEntryCount":1}' })).toEqual({
    text: 'busy',
    status: 503,
  });
  expect(renderMapping(template, { body: '{"FailedEntryCount":0}' })).toEqual({ text: 'fine' });
});

it('leaves references of Terraform to Terraform', () => {
  expect(rendered('{"StreamName":"${aws_kinesis_stream.Clicks.name}"}')).toBe(
    '{"StreamName":"resolved"}',
  );
});

it('replaces by a regular expression, as Java does', () => {
  expect(rendered(`$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")`, "it's")).toBe(
    "it's",
  );
});
