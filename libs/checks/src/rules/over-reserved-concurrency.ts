import { blocksOf } from '@archway/terraform';
import { flagOr, isStated, numberOr } from '../estate/attributes';
import { mappingsOf } from '../flow/flow';
import { groupBy } from '../grouping/grouping';
import { problem, unseen, type Rule } from '../rule/rule';

/** A mapping without a maximum starts with five batches at once ("Lambda event source mapping scaling"). */
const STARTING = 5;

export const overReservedConcurrency: Rule = {
  id: 'over-reserved-concurrency',
  group: 'timing',
  severity: 'warning',
  title: 'Queues may start more of a function than it has concurrency reserved',
  looksFor:
    'Functions with reserved concurrency whose queues together may invoke them more often at once: the sum of maximum_concurrency, and 5 for a mapping that states none, with which Lambda begins.',
  why: 'What goes beyond the reservation is throttled. The messages go back, their receive count goes up, and some end in the dead-letter queue though nothing was wrong with them.',
  fix: 'Set maximum_concurrency of the mappings so that their sum stays within reserved_concurrent_executions.',
  awsPage: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  *check(estate) {
    const mappings = mappingsOf(estate).filter(
      ({ stated }) => flagOr(stated.attributes['enabled'], true) !== false,
    );
    for (const group of groupBy(mappings, ({ fn }) => fn?.key ?? '').values()) {
      const fn = group[0]?.fn;
      if (fn === undefined || !isStated(fn.attributes['reserved_concurrent_executions'])) continue;
      const reserved = numberOr(fn.attributes['reserved_concurrent_executions'], -1);
      const wanted = group.map(({ stated }) => {
        const [scaling] = blocksOf(stated.attributes['scaling_config']);
        return numberOr(scaling?.['maximum_concurrency'], STARTING);
      });
      if (reserved === undefined) yield unseen(fn, 'reserved_concurrent_executions');
      if (wanted.includes(undefined)) yield unseen(fn, 'maximum_concurrency of its mappings');
      if (reserved === undefined || reserved < 0 || wanted.includes(undefined)) continue;
      const sum = wanted.reduce<number>((total, each) => total + (each ?? 0), 0);
      if (sum > reserved) {
        yield problem(fn, `has ${reserved} reserved, and its queues may start ${sum} at once`);
      }
    }
  },
};
