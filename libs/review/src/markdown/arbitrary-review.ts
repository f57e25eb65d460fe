import fc from 'fast-check';
import {
  CONCERNS,
  TOPICS,
  type Change,
  type Concern,
  type PlanReview,
  type Review,
} from '../review/review';
import { countsOf } from '../sample/sample-plan';

/** What breaks out of Markdown, of HTML or of a terminal, where it may. */
const HOSTILE = [
  '`',
  '``',
  '```',
  '````\n',
  '~~~\n',
  '|',
  '\\|',
  '\\',
  '*',
  '_',
  '#12',
  ' @someone ',
  'GH-7',
  'a/b#3',
  '</details>',
  '</summary>',
  '<details>',
  '<!-- ',
  ' -->',
  '<script>alert(1)</script>',
  '<b',
  '&lt;',
  '&#35;1',
  '\n',
  '\n\n',
  '\r',
  '\n- ',
  '\n1. ',
  '\n> ',
  '\n# ',
  '\n\n    ',
  '](http://evil.example)',
  '![x](',
  '[!NOTE]',
  'https://evil.example/x',
  'www.evil.example',
  'mailto:a@b.example',
  ':key:',
  '$x$',
  '~~',
  '\u001b[31m',
  '\u202e',
  '\u0000',
  '\u0001',
  '\ud800',
  '👩‍👩‍👧',
  '日本',
  'é',
  ' ',
  '{"a":[1,"`"]}',
  '@@',
  '--- a',
  '+',
];

/** Texts of all lengths and all characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'orders',
    'orders-prod/Queue/Default',
    'aws_sqs_queue.Orders',
    'a plain sentence',
  ),
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .tuple(fc.constantFrom(...HOSTILE), fc.integer({ min: 100, max: 1_500 }))
    .map(([text, times]) => text.repeat(times)),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyAttribute = fc.record(
  {
    path: anyText,
    before: optional(anyText),
    after: optional(anyText),
    forcesReplacement: fc.boolean(),
    noise: optional(fc.constantFrom('tags' as const, 'computed' as const)),
  },
  { requiredKeys: ['path'] },
);

const kinds = Object.keys(CONCERNS) as (keyof typeof CONCERNS)[];
const topics = Object.keys(TOPICS) as (keyof typeof TOPICS)[];
const level = fc.constantFrom('stop' as const, 'look' as const, 'note' as const);

const anyMeaning = fc.record(
  {
    topic: fc.constantFrom(...topics),
    address: anyText,
    sign: fc.constantFrom('added' as const, 'removed' as const, 'changed' as const),
    text: anyText,
    explains: fc.array(anyText, { maxLength: 2 }),
    concern: fc.record({ kind: fc.constantFrom(...kinds), level }),
  },
  { requiredKeys: ['topic', 'address', 'sign', 'text', 'explains'] },
);

const anyChange: fc.Arbitrary<Change> = fc.record(
  {
    address: anyText,
    constructPath: anyText,
    type: anyText,
    module: anyText,
    kind: fc.constantFrom(
      'create' as const,
      'update' as const,
      'replace' as const,
      'destroy' as const,
      'move' as const,
      'import' as const,
      'forget' as const,
    ),
    previousAddress: anyText,
    because: anyText,
    holds: anyText,
    noise: fc.boolean(),
    attributes: fc.array(anyAttribute, { maxLength: 5 }),
    meanings: fc.array(anyMeaning, { maxLength: 3 }),
  },
  {
    requiredKeys: [
      'address',
      'constructPath',
      'type',
      'module',
      'kind',
      'noise',
      'attributes',
      'meanings',
    ],
  },
);

/** Few different ones, repeated up to thousands of times: as many as a plan has. */
function many<T>(arbitrary: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> {
  return fc
    .tuple(
      fc.array(arbitrary, { maxLength: 6 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: most })),
    )
    .map(([few, times]) =>
      Array.from({ length: few.length * times }, (_, index) => few[index % few.length] as T),
    );
}

const anyPlan = (most: number): fc.Arbitrary<PlanReview> =>
  fc
    .record({
      id: anyText,
      app: anyText,
      stack: anyText,
      withoutState: fc.boolean(),
      changes: many(anyChange, most),
      drift: many(anyChange, 20),
      outputs: many(anyAttribute, 20),
    })
    .map((plan) => ({
      ...plan,
      counts: countsOf(plan.changes, 0),
      graph: { nodes: [], edges: [] },
    }));

const anyConcern: fc.Arbitrary<Concern> = fc.record({
  kind: fc.constantFrom(...kinds),
  level,
  plan: anyText,
  address: anyText,
  constructPath: anyText,
  text: anyText,
  details: fc.array(anyText, { maxLength: 6 }),
});

const anyFinding = fc.record({
  ruleId: anyText,
  severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
  plan: anyText,
  address: anyText,
  constructPath: anyText,
  message: anyText,
  fix: anyText,
  awsPage: fc.oneof(
    anyText,
    fc.constant('https://docs.aws.amazon.com/lambda/latest/dg/welcome.html'),
  ),
});

/** Reviews of anything, believable or not; what comes in numbers is repeated up to `most` times. */
export const anyReview = (most: number): fc.Arbitrary<Review> =>
  fc
    .record({
      level: fc.constantFrom(
        'stop' as const,
        'look' as const,
        'note' as const,
        'clean' as const,
        'nothing' as const,
      ),
      sentence: anyText.map((text) => `${text} goes`),
      concerns: many(anyConcern, most),
      plans: fc.oneof(
        { weight: 5, arbitrary: fc.array(anyPlan(most), { maxLength: 2 }) },
        many(anyPlan(1), Math.ceil(most / 10)),
      ),
      added: many(anyFinding, most),
      fixed: many(anyFinding, 10),
    })
    .map(({ level, sentence, concerns, plans, added, fixed }) => ({
      version: 1,
      verdict: { level, sentence, concerns },
      counts: countsOf([], 7),
      plans,
      checks: { added, fixed, kept: 3, unseen: 1 },
    }));
