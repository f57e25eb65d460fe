import type { MatchStatement, Statement } from './statement';

/** How many of and, or, not the blocks of Terraform's provider can hold inside of each other. */
const DEEPEST_BLOCKS = 3;

/** One less inside of a scope-down statement. */
const DEEPEST_SCOPE_DOWN_BLOCKS = 2;

/** Whether the provider's blocks can say the statement; its `rule_json` can say any. */
export function fitsBlocks(statement: Statement): boolean {
  switch (statement.kind) {
    case 'rule-group':
      return true;
    case 'managed-group':
    case 'rate-based':
      return (
        statement.scopeDown === undefined ||
        depthOf(statement.scopeDown) <= DEEPEST_SCOPE_DOWN_BLOCKS
      );
    case 'and':
    case 'asn':
    case 'byte-match':
    case 'geo':
    case 'ip-set':
    case 'label':
    case 'not':
    case 'or':
    case 'regex':
    case 'regex-set':
    case 'size':
    case 'sqli':
    case 'xss':
      return depthOf(statement) <= DEEPEST_BLOCKS;
  }
}

/** How many of and, or, not stand inside of each other. */
export function depthOf(statement: MatchStatement): number {
  if (statement.kind === 'not') return 1 + depthOf(statement.statement);
  if (statement.kind !== 'and' && statement.kind !== 'or') return 0;
  return 1 + Math.max(...statement.statements.map(depthOf));
}

/**
 * The same statement, said with less nesting: an and inside of an and is one and, the same with or, and a not of a not
 * is nothing. The capacity stays what it was.
 */
export function flatten<S extends Statement>(statement: S): S;
export function flatten(statement: Statement): Statement {
  switch (statement.kind) {
    case 'and':
    case 'or':
      return {
        kind: statement.kind,
        statements: statement.statements.flatMap((inner) =>
          partsOf(statement.kind, flatten(inner)),
        ),
      };
    case 'not': {
      const inner = flatten(statement.statement);
      return inner.kind === 'not' ? inner.statement : { kind: 'not', statement: inner };
    }
    case 'managed-group':
    case 'rate-based':
      return statement.scopeDown === undefined
        ? statement
        : { ...statement, scopeDown: flatten(statement.scopeDown) };
    case 'asn':
    case 'byte-match':
    case 'geo':
    case 'ip-set':
    case 'label':
    case 'regex':
    case 'regex-set':
    case 'rule-group':
    case 'size':
    case 'sqli':
    case 'xss':
      return statement;
  }
}

function partsOf(kind: 'and' | 'or', statement: MatchStatement): readonly MatchStatement[] {
  return statement.kind === kind ? statement.statements : [statement];
}
