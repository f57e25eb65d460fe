import type { ResourceChange } from '@archway/terraform';
import type { Examined } from '../build/examined';
import type { Uncompared } from '../between/likeness';
import { groupedBy } from '../grouping/grouped-by';
import { shiftsIn } from '../moves/shifts';
import { counted } from '../holds/label';
import type { Concern, Meaning } from '../review/review';
import { besides } from './besides';
import { driftConcerns } from './drift';
import { worstLevel } from './order';
import { lossOf, renameConcerns } from './loss';

const BETWEEN = 'Compared with a plan of the base, not with what is deployed';

const PARTIAL = 'Only a part was planned, as with -target: what else would change is not here';

const UNSEEN = [
  'whether AWS has to replace what is updated is known of a few arguments only',
  'moved, import and removed blocks do not show in plans without a state',
  'what changed outside of Terraform does not show',
];

const BASELESS =
  'No plan of the base was found for this stack: it counts as new, and nothing can be said of what is deployed';

const HOW_COMPARED =
  'with the Terraform beside both plans, cdk.tf.json or *.tf, these are compared too';

/** So many resources without weight are told one by one. */
const EACH = 3;

/** What a plan gives cause for concern, beside the findings of `archway check`. */
export function concernsOf(examined: Examined): readonly Concern[] {
  const { plan, review, renames, isBetween } = examined;
  const renamed = new Set(renames.map(({ from }) => from.address));
  const shifts = shiftsIn(plan.changes);
  const before = new Map<string, ResourceChange>(
    plan.changes.filter(({ action }) => action !== 'no-op').map((each) => [each.address, each]),
  );
  const losses = review.changes
    .filter(({ address, kind }) => !(kind === 'destroy' && renamed.has(address)))
    .map((change) => lossOf(change, before.get(change.address)?.before, review.id))
    .filter((each) => each !== undefined)
    .map((loss) => withShift(loss, shifts.get(loss.address)));
  return [
    ...gathered([...incomplete(examined), ...meaningConcerns(examined)]),
    ...newcomers(examined),
    ...grouped(losses, plan.name),
    ...renameConcerns(renames, review.id, isBetween),
    ...driftConcerns(plan, review),
  ];
}

function withShift(loss: Concern, next: string | undefined): Concern {
  if (next === undefined) return loss;
  const line = `it becomes what ${next} is: an element left the middle of count; for_each and moved blocks keep the others`;
  return { ...loss, details: [line, ...loss.details] };
}

/** What somebody new needs for its own work. */
function isOwnWork({ topic, concern }: Meaning): boolean {
  return topic === 'permissions' && concern?.kind === 'privilege' && concern.level === 'note';
}

function meaningConcerns(
  { review, meanings, plan }: Examined,
  wanted = (meaning: Meaning): boolean => !isOwnWork(meaning),
): readonly Concern[] {
  return meanings.filter(wanted).flatMap(({ concern, text, address }) =>
    concern === undefined
      ? []
      : [
          {
            kind: concern.kind,
            level: concern.level,
            plan: review.id,
            address,
            constructPath:
              plan.find(address)?.constructPath ??
              plan.prior.find(address)?.constructPath ??
              address,
            text: concern.text ?? text,
            details: concern.details ?? [],
            ...(concern.principal === undefined ? {} : { principal: concern.principal }),
          },
        ],
  );
}

/** What several that are new need for their own work is one line. */
function newcomers(examined: Examined): readonly Concern[] {
  const own = meaningConcerns(examined, isOwnWork);
  const [first] = own;
  if (first === undefined || own.length === 1) return own;
  const text = `${own.length} who are new may do what their own work needs`;
  return [{ ...first, text, details: own.map((each) => each.text) }];
}

/** Much that could not be seen is one line: it says what the review leaves out, not what to do. */
function gathered(concerns: readonly Concern[]): readonly Concern[] {
  const unseen = concerns.filter(({ kind, address }) => kind === 'incomplete' && address !== '');
  const [first] = unseen;
  if (first === undefined || unseen.length <= EACH) return concerns;
  return [
    ...concerns.filter(({ kind, address }) => kind !== 'incomplete' || address === ''),
    {
      ...first,
      level: worstLevel(unseen) ?? first.level,
      text: `${unseen.length} things could not be seen`,
      details: unseen.map(({ text }) => text),
    },
  ];
}

/** Many resources that nobody will miss are one line. */
function grouped(losses: readonly Concern[], stack: string): readonly Concern[] {
  const groups = groupedBy(losses, ({ level, kind }) => (level === 'note' ? kind : ''));
  return [...groups].flatMap(([kind, all]) => {
    const [first] = all;
    if (kind === '' || first === undefined || all.length <= EACH) return all;
    const done = kind === 'destroy' ? 'destroyed' : 'replaced';
    return [
      {
        ...first,
        // Of the plan: at the first one's address it would be taken for what is said of that one.
        address: '',
        constructPath: stack,
        text: `${all.length} resources that hold no data are ${done}`,
        details: all.map(({ text, details }) => [text, ...details.slice(0, 1)].join(': ')),
      },
    ];
  });
}

/** What two plans do not say enough of, in one line: it may hide anything. */
function uncomparedText(uncompared: readonly Uncompared[]): string {
  const [only, ...others] = uncompared;
  const what =
    only !== undefined && others.length === 0
      ? `${only.path} of ${only.address}`
      : counted(uncompared.length, 'argument');
  return `${what} cannot be compared: known only after an apply, and the plans do not hold the expressions`;
}

function incomplete({
  plan,
  review,
  isBetween,
  isBaseMissing,
  uncompared,
}: Examined): readonly Concern[] {
  const about = {
    kind: 'incomplete' as const,
    plan: review.id,
    address: '',
    constructPath: plan.name,
    details: [],
  };
  return [
    ...(plan.errored
      ? [
          {
            ...about,
            level: 'look' as const,
            text: 'Planning failed half-way: what is here is not all',
          },
        ]
      : []),
    ...(plan.complete || plan.errored ? [] : [{ ...about, level: 'look' as const, text: PARTIAL }]),
    ...besides(plan).map((each) => ({ ...about, level: 'look' as const, ...each })),
    ...(uncompared.length === 0
      ? []
      : [
          {
            ...about,
            level: 'look' as const,
            text: uncomparedText(uncompared),
            details: [
              ...uncompared.map(({ address, path }) => `${address}: ${path}`),
              HOW_COMPARED,
            ],
          },
        ]),
    ...(isBetween ? [{ ...about, level: 'note' as const, text: BETWEEN, details: UNSEEN }] : []),
    ...(isBaseMissing && review.withoutState
      ? [{ ...about, level: 'note' as const, text: BASELESS }]
      : []),
    ...(review.withoutState && !isBaseMissing
      ? [
          {
            ...about,
            level: 'note' as const,
            text: 'Planned without a state: everything counts as new, and nothing can be said of what is deployed',
          },
        ]
      : []),
  ];
}
