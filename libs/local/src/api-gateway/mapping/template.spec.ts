import { jsonPath } from './json-path';
import { renderTemplate } from './template';

const render = (template: string, body: unknown = {}, more: object = {}): string =>
  renderTemplate(template, {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    path: { id: 'from-path' },
    querystring: { id: 'from-query', page: '2' },
    header: { id: 'from-header', 'X-Trace': 'abc' },
    context: { requestId: 'r-1', identity: { sourceIp: '10.0.0.1' } },
    stageVariables: { color: 'red' },
    ...more,
  }).text;

describe('a mapping template', () => {
  it.each<[string, unknown, string]>([
    ['$input.body', '{"a": 1}', '{"a": 1}'],
    ["$input.json('$')", { a: [1, 'x'] }, '{"a":[1,"x"]}'],
    ["$input.json('$.a')", { a: 'x"y' }, '"x\\"y"'],
    ["$input.path('$.a.b[1]')", { a: { b: [1, 2] } }, '2'],
    ["$input.path('$.none')", { a: 1 }, ''],
    ["$input.params('id') $input.params('page') $input.params('x-trace')", {}, 'from-path 2 abc'],
    ["$input.params().path.id $input.params('querystring').page", {}, 'from-path 2'],
    ['$context.requestId $context.identity.sourceIp $stageVariables.color', {}, 'r-1 10.0.0.1 red'],
    ["$util.urlEncode('a b&c=d+e%')", {}, 'a+b%26c%3Dd%2Be%25'],
    ["$util.urlDecode('a+b%26')", {}, 'a b&'],
    ["$util.base64Encode('hé') $util.base64Decode('aMOp')", {}, 'aMOp hé'],
    ['$util.parseJson(\'{"a":{"b":5}}\').a.b', {}, '5'],
    [
      "#set($r = $input.path('$'))#foreach($k in $r.keySet())$k=$r.get($k);#end",
      { a: 1, b: 2 },
      'a=1;b=2;',
    ],
    [
      "#foreach($e in $input.path('$.list'))$foreach.index:$e.name#if($foreach.hasNext),#end#end",
      { list: [{ name: 'x' }, { name: 'y' }] },
      '0:x,1:y',
    ],
    ["#if($input.path('$.n') > 3)big#{else}small#end", { n: 4 }, 'big'],
    [
      "#set($s = $input.path('$.s'))$s.length() $s.contains('b') $s.isEmpty()",
      { s: 'abc' },
      '3 true false',
    ],
    ["$input.path('$.list').size()", { list: [1, 2, 3] }, '3'],
    ["$input.path('$.m').containsKey('a')", { m: { a: 1 } }, 'true'],
    ["$input.path('$.m')", { m: { a: 1, b: { c: 'x' } } }, '{a=1, b={c=x}}'],
    ['## a comment\n#set($n = 2)#set($m = $n * 3)$m', {}, '6'],
    ['$!none${none}', {}, '${none}'],
  ])('%s', (template, body, expected) => {
    expect(render(template, body)).toBe(expected);
  });

  it('escapes what would end a text of JavaScript', () => {
    expect(render("$util.escapeJavaScript($input.path('$.s'))", { s: `"'/\n\u00e9` })).toBe(
      '\\"\\\'\\/\\n\\u00E9',
    );
  });

  it('overrides status and headers', () => {
    const template =
      '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Pot = "tea")x';
    const { text, response } = renderTemplate(template.replace('X-Pot', 'Pot'), {
      body: '',
      path: {},
      querystring: {},
      header: {},
      context: {},
      stageVariables: {},
    });
    expect({ text, response }).toMatchObject({
      text: 'x',
      response: { status: 418, header: { Pot: 'tea' } },
    });
  });
});

describe('a JSONPath', () => {
  const value = {
    store: {
      book: [
        { title: 'A', price: 8 },
        { title: 'B', price: 12, isbn: '1' },
      ],
      'a b': 1,
    },
  };

  it.each([
    ['$', value],
    ['$.store.book[0].title', 'A'],
    ["$['store']['a b']", 1],
    ['$.store.book[-1].title', 'B'],
    ['$.store.book[*].title', ['A', 'B']],
    ['$..title', ['A', 'B']],
    ['$.store.book[?(@.price > 10)].title', ['B']],
    ["$.store.book[?(@.title == 'A')].price", [8]],
    ['$.store.book[?(@.isbn)].title', ['B']],
    ['$.store.book[0:1].title', ['A']],
    ['$.none', undefined],
    ['$.store.none.deeper', undefined],
    ['$[', undefined],
  ])('%s', (path, expected) => {
    expect(jsonPath(value, path)).toEqual(expected);
  });
});
