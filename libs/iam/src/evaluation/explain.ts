import type { ConditionOutcome } from '../condition/condition';
import type { Decision } from './evaluate';
import type { StatementOutcome } from './judge-statement';
import { LAYERS } from './request';

/**
 * Why a request is decided as it is, one sentence a statement or layer: which statement allowed or
 * denied, which condition failed and with which values, and which layer had nothing to say.
 */
export function explain({ verdict, statements, layers }: Decision): readonly string[] {
  const applying = (effect: string, applies: boolean | 'unknown'): readonly StatementOutcome[] =>
    statements.filter((each) => each.statement.effect === effect && each.applies === applies);
  switch (verdict) {
    case 'allowed':
      return applying('Allow', true).map((each) => `${nameOf(each)} allows it`);
    case 'explicitly denied':
      return applying('Deny', true).map((each) => `${nameOf(each)} denies it`);
    case 'unknown':
      return [...applying('Deny', 'unknown'), ...applying('Allow', 'unknown')].map(
        (each) => `${nameOf(each)} depends on ${openQuestionsOf(each)}`,
      );
    case 'implicitly denied': {
      const silent = LAYERS.filter((layer) => layers[layer] === false);
      const misses = nearMisses(statements.filter(({ layer }) => silent.includes(layer))).map(
        (each) =>
          `${nameOf(each)} allows it only under a condition that does not hold: ${failedIn(each)}`,
      );
      if (misses.length > 0) return misses;
      return silent.map((layer) => `no statement of the ${layer} allows it`);
    }
  }
}

/** Statements that would allow the request if their conditions held. */
export function nearMisses(statements: readonly StatementOutcome[]): readonly StatementOutcome[] {
  return statements.filter(
    ({ statement, matches, applies }) =>
      statement.effect === 'Allow' &&
      applies === false &&
      Object.values(matches).every((matching) => matching === true),
  );
}

/** `statement 'Send' of aws_sqs_queue_policy.Orders`. */
export function nameOf({ statement, policy }: StatementOutcome): string {
  const name = statement.sid === undefined ? `${statement.position}` : `'${statement.sid}'`;
  return `statement ${name} of ${policy}`;
}

/** The conditions of a statement that do not hold, each with what the request has. */
export function failedIn({ conditions }: StatementOutcome): string {
  return conditions
    .filter(({ holds }) => holds === false)
    .map(shown)
    .join(', ');
}

function openQuestionsOf({ conditions, matches }: StatementOutcome): string {
  const open = conditions.filter(({ holds }) => holds === 'unknown').map(shown);
  const parts = Object.entries(matches).flatMap(([part, matching]) =>
    matching === 'unknown' ? [`the ${part}`] : [],
  );
  return [...parts, ...open].join(', ');
}

function shown({ condition, holds, given }: ConditionOutcome): string {
  const { operator, key, values } = condition;
  const wanted = values.map((value) => JSON.stringify(value)).join(' or ');
  const has =
    given === undefined
      ? holds === 'unknown'
        ? 'its value is not known'
        : 'the request has no such key'
      : `the request has ${given.map((value) => JSON.stringify(value)).join(', ')}`;
  return `${operator} ${key} ${wanted} (${has})`;
}
