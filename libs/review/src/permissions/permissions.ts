import { labelOf, type Subject } from '@archway/checks';
import type { Comparison } from '../comparison/comparison';
import { compareGrants } from '../grants/compare-grants';
import type { Naming } from '../grants/few';
import { policyReader } from '../policy-text/policy-reader';
import { namingOf } from '../policy-text/naming';
import type { Meaning } from '../review/review';
import { sidesOf, type Sides } from '../side/sides';
import { holdingOf, isTouched, policiesOf, type Holding } from './holdings';
import { managedChanges } from './managed';
import { isMadeToo } from './narrow';
import { newPrincipal } from './new-principal';
import { toldChanges, whole } from './told';
import type { Who } from './who';
import { distinct } from '../grants/compare-grants';
import { phrasesOf } from '../grants/phrases';
import { phraseWords } from '../grants/words';

/** What each role, user and group may do after the plan, compared with what it may do before. */
export const permissions: Comparison = (compared) => {
  const sides = sidesOf(compared);
  const reader = policyReader(compared);
  const changed = (subject: Parameters<Sides['changeOf']>[0]): string | undefined =>
    sides.changeOf(subject)?.address;
  const look = { prior: sides.prior, changed };
  const earlier = { ...look, side: sides.prior, read: reader.before };
  const later = { ...look, side: sides.planned, read: reader.after };
  const [before, after] = [policiesOf(earlier), policiesOf(later)];
  const naming = namingOf(compared.planned);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old = [], now = []] = [before.get(key), after.get(key)];
    // Most of a large plan stays as it is, and is not worth being read.
    if (!isTouched([...old, ...now], later)) return [];
    return ofPrincipal(key, holdingOf(old, earlier), holdingOf(now, later), sides, naming);
  });
};

function ofPrincipal(
  key: string,
  before: Holding | undefined,
  after: Holding | undefined,
  sides: Sides,
  naming: Naming,
): readonly Meaning[] {
  const [some] = [after, before].filter((each) => each !== undefined);
  if (some === undefined || isAttachedNow(key, before, after, sides)) return [];
  const { subject } = some.principal;
  if (subject !== undefined && sides.planned.find(key) === undefined) {
    return before === undefined ? [] : gone(before, naming);
  }
  if (subject !== undefined && after !== undefined && sides.isNew(key)) {
    return newPrincipal(after, subject, sides, naming);
  }
  const who = { text: some.principal.text, address: subject?.address, isNew: false };
  return changesOf(who, before, after, sides, naming);
}

/** A policy is a principal of its own only while nobody here has it; whoever gets it is told instead. */
function isAttachedNow(
  key: string,
  before: Holding | undefined,
  after: Holding | undefined,
  sides: Sides,
): boolean {
  const policy = (before ?? after)?.principal.subject;
  if (policy?.type !== 'aws_iam_policy') return false;
  const stays = sides.prior.find(key) !== undefined && sides.planned.find(key) !== undefined;
  return stays && (before === undefined || after === undefined);
}

function changesOf(
  who: Who,
  before: Holding | undefined,
  after: Holding | undefined,
  sides: Sides,
  naming: Naming,
): readonly Meaning[] {
  const { added, removed } = compareGrants(before?.grants ?? [], after?.grants ?? []);
  const { subject } = (after ?? before)?.principal ?? {};
  const unseen = unseenPolicies(who.text, before, after, sides);
  // What cannot be seen may still say what seems to go, and may have said before what seems to come.
  const isHidden = (stated: Subject): boolean => sides.changeOf(stated) !== undefined;
  const told = {
    added: before?.unseen.some(isHidden) === true ? [] : added,
    removed: after !== undefined && after.unseen.length > 0 ? [] : removed,
  };
  return [
    ...toldChanges(who, told, {
      ...{ after: after?.grants ?? [], naming },
      follows: (each) => subject !== undefined && isMadeToo(each, subject, sides),
    }),
    ...managedChanges(who, before, after),
    ...unseen,
  ];
}

/** One line for what cannot be compared, where it changes. */
function unseenPolicies(
  who: string,
  before: Holding | undefined,
  after: Holding | undefined,
  sides: Sides,
): readonly Meaning[] {
  const all = [...(after?.unseen ?? []), ...(before?.unseen ?? [])];
  const [first, ...more] = all.filter((subject) => sides.changeOf(subject) !== undefined);
  if (first === undefined) return [];
  const labels = new Set([first, ...more].map(labelOf));
  return [
    {
      ...{ topic: 'permissions', sign: 'changed', explains: [] },
      address: sides.changeOf(first)?.address ?? first.address,
      text: `what else ${who} may do cannot be seen before the apply: ${[...labels].join(', ')}`,
      concern: { kind: 'incomplete', level: 'look' },
    },
  ];
}

function gone({ principal, grants, managed }: Holding, naming: Naming): readonly Meaning[] {
  const words = phrasesOf(whole(distinct(grants).filter(({ effect }) => effect === 'Allow'))).map(
    (phrase) => phraseWords(phrase, naming),
  );
  const lost = [...words, ...managed.keys()];
  const [first] = lost;
  if (first === undefined || principal.subject === undefined) return [];
  const rest = lost.length > 1 ? ` and ${lost.length - 1} more` : '';
  return [
    {
      ...{ topic: 'permissions', sign: 'removed', explains: [] },
      address: principal.subject.address,
      text: `${principal.text} goes, and with it ${first}${rest}`,
    },
  ];
}
