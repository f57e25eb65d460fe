import {
  array,
  assert,
  boolean,
  constant,
  dictionary,
  integer,
  letrec,
  oneof,
  property,
  shuffledSubarray,
  string,
} from 'fast-check';
import { Sensitive, Unknown, type Value } from '@archway/terraform';
import { differences } from './difference';
import { pathText } from './path-text';

const told = (before: Value | undefined, after: Value | undefined): readonly string[] =>
  differences(before, after, ['a']).map(
    (each) => `${pathText(each.path)}: ${each.before ?? '-'} → ${each.after ?? '-'}`,
  );

const LATER = new Unknown('(known after apply)', [], '');

const { value } = letrec<{ value: Value }>((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    constant(null),
    boolean(),
    integer(),
    string(),
    array(tie('value')),
    dictionary(string(), tie('value')),
  ),
}));

describe('what differs', () => {
  it.each<[Value | undefined, Value | undefined, readonly string[]]>([
    [1, 2, ['a: 1 → 2']],
    [undefined, 'x', ['a: - → x']],
    ['x', null, ['a: x → -']],
    [{ b: 1, c: 2 }, { b: 1, c: 3 }, ['a.c: 2 → 3']],
    [{ 'x y': 1 }, { 'x y': 2 }, ['a["x y"]: 1 → 2']],
    [['x'], ['y'], ['a: ["x"] → ["y"]']],
    [['x', 'y'], ['y', 'x'], ['a: ["x","y"] → ["y","x"]']],
    [[{ b: 1 }, { b: 2 }], [{ b: 2 }, { b: 3 }], ['a[1].b: 1 → 3']],
    [[{ b: 1 }], [{ b: 1 }, { b: 2 }], ['a[1].b: - → 2']],
    [undefined, { b: 1, c: '', d: [], e: false }, ['a.b: - → 1', 'a.e: - → false']],
    ['{"b":{"c":1}}', '{"b":{"c":2}}', ['a.b.c: 1 → 2']],
    ['{"b":1}', 'x', ['a: {"b":1} → x']],
    [1, LATER, ['a: 1 → (known after apply)']],
    [{ b: 1 }, { b: LATER }, ['a.b: 1 → (known after apply)']],
    ['x', new Sensitive('y'), ['a: (sensitive value) → (sensitive value)']],
    [undefined, new Sensitive('y'), ['a: - → (sensitive value)']],
  ])('%j → %j', (before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it.each<[Value | undefined, Value | undefined]>([
    [undefined, null],
    [null, ''],
    [[], undefined],
    [{ b: null }, {}],
    [new Sensitive('x'), new Sensitive('x')],
    [[new Sensitive('x')], [new Sensitive('x')]],
  ])('%j → %j is alike', (before, after) => {
    expect(told(before, after)).toEqual([]);
  });

  it('is only the writing of a document whose names stand in another order', () => {
    expect(differences('{"a":1,"b":2}', '{ "b": 2, "a": 1 }')).toMatchObject([{ reordered: true }]);
    expect(differences('{"a":[1,2]}', '{"a":[2,1]}', ['filter_policy'])).toMatchObject([
      { reordered: true },
    ]);
    expect(differences('[1,2]', '[2,1]')).not.toMatchObject([{ reordered: true }]);
  });

  it('is nothing between a value and itself, written anew', () => {
    assert(
      property(value, (each) => {
        expect(differences(each, JSON.parse(JSON.stringify(each)) as Value)).toEqual([]);
      }),
    );
  });

  it('is the one part that was changed, whatever stands beside it', () => {
    assert(
      property(value, integer(), integer(), (rest, from, to) => {
        const side = (part: number): Value => ({ rest, list: [{ rest, part }, rest] });
        const expected = from === to ? [] : [`a.list[0].part: ${from} → ${to}`];
        expect(told(side(from), side(to))).toEqual(expected);
      }),
    );
  });

  it('is only the writing of a policy in whatever order its sets stand', () => {
    const all = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'sns:Publish'];
    const shuffled = shuffledSubarray(all, { minLength: all.length });
    const policy = (actions: readonly string[], reverse: boolean): string => {
      const list = [
        { Effect: 'Allow', Action: actions, Resource: ['*'] },
        { Effect: 'Deny', Action: [...actions].reverse(), Resource: '*', Sid: '' },
      ];
      return JSON.stringify({ Statement: reverse ? list.reverse() : list });
    };
    assert(
      property(shuffled, shuffled, boolean(), boolean(), (left, right, here, there) => {
        const found = differences(policy(left, here), policy(right, there));
        expect(found.every(({ reordered }) => reordered === true)).toBe(true);
      }),
    );
    const fewer = differences(policy(all, false), policy(all.slice(1), false));
    expect(fewer.some(({ reordered }) => reordered !== true)).toBe(true);
  });
});
