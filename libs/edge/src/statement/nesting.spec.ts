import fc from 'fast-check';
import { capacityOf } from '../capacity/capacity';
import { depthOf, fitsBlocks, flatten } from './nesting';
import type { MatchStatement } from './statement';
import { Statement } from './statement';

const LABELS = ['a', 'b', 'c'];
const [a, b, c] = LABELS.map((key) => Statement.label(key)) as [
  MatchStatement,
  MatchStatement,
  MatchStatement,
];

/** Whether a request with these labels fits. */
function fits(statement: MatchStatement, labels: ReadonlySet<string>): boolean {
  switch (statement.kind) {
    case 'and':
      return statement.statements.every((inner) => fits(inner, labels));
    case 'or':
      return statement.statements.some((inner) => fits(inner, labels));
    case 'not':
      return !fits(statement.statement, labels);
    case 'label':
      return labels.has(statement.key);
    default:
      throw new Error(`no label: ${statement.kind}`);
  }
}

const nested = fc.letrec<{ statement: MatchStatement }>((tie) => ({
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(a, b, c),
    fc.tuple(tie('statement'), tie('statement')).map(([one, other]) => Statement.and(one, other)),
    fc.tuple(tie('statement'), tie('statement')).map(([one, other]) => Statement.or(one, other)),
    tie('statement').map((inner) => Statement.not(inner)),
  ),
})).statement;

it('says the same with less nesting, at the same capacity', () => {
  fc.assert(
    fc.property(nested, fc.subarray(LABELS), (statement, labels) => {
      const flat = flatten(statement);
      const request = new Set(labels);
      expect(fits(flat, request)).toBe(fits(statement, request));
      expect(depthOf(flat)).toBeLessThanOrEqual(depthOf(statement));
      expect(capacityOf(flat)).toBe(capacityOf(statement));
      expect(flatten(flat)).toEqual(flat);
    }),
  );
});

it('joins an and of ands, and drops a not of a not', () => {
  expect(flatten(Statement.and(a, Statement.and(b, Statement.not(Statement.not(c)))))).toEqual(
    Statement.and(a, b, c),
  );
});

it.each([
  ['three levels', Statement.and(a, Statement.or(b, Statement.not(c))), true],
  ['four levels', Statement.or(a, Statement.and(a, Statement.or(b, Statement.not(c)))), false],
  [
    'two levels in a scope-down',
    Statement.rateBased({ limit: 10, scopeDown: Statement.and(a, Statement.not(b)) }),
    true,
  ],
  [
    'three levels in a scope-down',
    Statement.managedGroup({
      name: 'AWSManagedRulesCommonRuleSet',
      scopeDown: Statement.and(a, Statement.or(b, Statement.not(c))),
    }),
    false,
  ],
  ['no scope-down', Statement.rateBased({ limit: 10 }), true],
])('knows whether blocks can hold %s', (_what, statement, expected) => {
  expect(fitsBlocks(statement)).toBe(expected);
});
