import { isUnknown, Unknown, type Value } from '../value/value';
import { callBuiltIn } from './call';
import { Cursor } from './cursor';
import { evaluate } from './evaluate';
import { EvaluationError } from './evaluation-error';
import { parseExpression } from './parse';
import { Budget, type Scope } from './scope';

const NAMES: Readonly<Record<string, Value>> = {
  l: ['b', 'a', '1'],
  m: { k: { a: 'x', n: null }, j: { a: 'q', n: 5 } },
  f: 'false',
  u: new Unknown('${u}', ['u'], 'known only after an apply'),
};

const scope: Scope = {
  name: (name) => {
    const value = NAMES[name];
    if (value === undefined) throw new EvaluationError(`there is no ${name}`);
    return value;
  },
  call: (name, values) => callBuiltIn(name, values, {}),
  budget: new Budget(),
};

const valueOf = (text: string): Value => evaluate(parseExpression(new Cursor(text)), scope);

// What Terraform 1.11 plans for outputs with these expressions. A plan stops at what Terraform refuses, so those cases
// are from its documentation.
describe.each<[string, readonly (readonly [string, Value])[]]>([
  [
    'an operator',
    [
      ['"5" + 1', 6],
      ['0.1 + 0.2', 0.3],
      ['-7 % 3', -1],
      ['10 / 4', 2.5],
      ['7 / 2 * 2', 7],
      ['"1" == 1', false],
      ['5 == "5" ? "y" : "n"', 'n'],
      ['1 == 1.0', true],
      ['[1] == [1]', true],
      ['{ a = 1 } == { a = 1 }', true],
      ['"a" != null', true],
      ['null == null', true],
      ['true && f', false],
      ['!true || !false', true],
    ],
  ],
  [
    'a conditional',
    [
      ['"true" ? 1 : "x"', '1'],
      ['1 > 2 ? "a" : 3', '3'],
      ['true ? [1] : ["a"]', ['1']],
      ['true ? { a = 1 } : { a = "b" }', { a: '1' }],
    ],
  ],
  [
    'a for expression',
    [
      ['[for x in l : upper(x) if x != "a"]', ['B', '1']],
      ['[for i, v in l : i]', [0, 1, 2]],
      ['{ for k, v in m : k => v.a }', { j: 'q', k: 'x' }],
      ['{ for x in ["a", "b", "a"] : x => x... }', { a: ['a', 'a'], b: ['b'] }],
      ['{ for k, v in { b = 1, a = 2 } : v => k }', { '1': 'b', '2': 'a' }],
      ['[for k, v in { b = 1, a = 2 } : k]', ['a', 'b']],
      ['{ for x in ["constructor", "constructor"] : x => 1... }', { constructor: [1, 1] }],
    ],
  ],
  [
    'a splat',
    [
      ['null[*]', []],
      ['"x"[*]', ['x']],
      ['l[*]', ['b', 'a', '1']],
      ['[{ a = [1] }, { a = [2] }][*].a[0]', [1, 2]],
      ['[{ a = [1] }, { a = [2] }].*.a[0]', [1]],
    ],
  ],
  [
    'a template',
    [
      ['"${true}${1.5}${100000000000000000000}"', 'true1.5100000000000000000000'],
      ['"${[1, 2][0]}"', 1],
      ['"${"nested ${"deep ${1}"}"}"', 'nested deep 1'],
      ['"%{if true}a%{else}b%{endif}"', 'a'],
      ['"x%{for v in l}-${v}%{endfor}"', 'x-b-a-1'],
      ['" ${~ 5 ~} "', '5'],
      ['"a\\tb\\"c\\u00e9 $${z}"', 'a\tb"cé ${z}'],
    ],
  ],
  [
    'a heredoc',
    [
      ['<<EOT\n raw $${x} %%{y} \\n "q"\nEOT\n', ' raw ${x} %{y} \\n "q"\n'],
      ['<<-EOT\n\n    x\n      ${"y"}\n  EOT\n', '\nx\n  y\n'],
      [
        '<<-EOT\n      hello\n        %{ for v in l ~}\n        v ${v}\n        %{ endfor ~}\n      end\n    EOT\n',
        'hello\n          v b\n          v a\n          v 1\n        end\n',
      ],
    ],
  ],
  [
    'an object',
    [
      ['{ "a b" = 1, (l[0]) = 2, true = 3 }', { 'a b': 1, b: 2, true: 3 }],
      ['{ constructor = 1 }.constructor', 1],
      ['try({ a = 1 }.constructor, "no")', 'no'],
      ['lookup({ a = 1 }, "constructor", "no")', 'no'],
      ['m["k"].a', 'x'],
    ],
  ],
  [
    'a function that catches',
    [
      ['try({}.a, "d")', 'd'],
      ['try(tonumber("x"), "n")', 'n'],
      ['try(m.k.n, 3)', null],
      ['try(true ? "a" : u, "b")', 'a'],
      ['can([][0])', false],
      ['coalesce(null, "", "x")', 'x'],
      ['one([])', null],
      ['max([1, 3, 2]...)', 3],
    ],
  ],
  ['what is not known', [['length([u])', 1]]],
])('%s', (_, cases) => {
  it.each(cases)('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });
});

describe('what Terraform knows only after an apply', () => {
  it.each([
    'u == "x"',
    'u == u',
    'false && u == "x"',
    'true || u == "x"',
    'try(u, "d")',
    'can(u)',
    'coalesce(u, "x")',
    'u == "x" ? "same" : "same"',
    '[for x in ["a"] : x if u == "a"]',
    'jsonencode({ a = u })',
    '"${u}-x"',
  ])('%s', (text) => {
    expect(isUnknown(valueOf(text))).toBe(true);
  });

  it.each(['[for x in [u] : "v-${x}"]', '[u][*]'])('%s has a known length', (text) => {
    expect(valueOf(text)).toEqual([expect.any(Unknown)]);
  });
});

describe('what Terraform refuses', () => {
  it.each(['"x" ? 1 : 2', '"a" + 1', '[][0]', '{}.a', '{ for x in ["a", "a"] : x => x }'])(
    '%s',
    (text) => {
      expect(() => valueOf(text)).toThrow(EvaluationError);
    },
  );
});
