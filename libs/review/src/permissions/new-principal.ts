import type { Subject } from '@archway/checks';
import { distinct } from '../grants/compare-grants';
import { isAdministrator } from '../grants/grant';
import type { Naming } from '../grants/few';
import { phrasesOf } from '../grants/phrases';
import { phraseWords } from '../grants/words';
import type { Meaning } from '../review/review';
import type { Sides } from '../side/sides';
import type { Holding } from './holdings';
import { attachedLine, isReadOnly, policyWords } from './managed';
import { isMadeToo, isNarrow, isOwnWork } from './narrow';
import { toldChanges, whole } from './told';
import { opening, aboutWhom, type Who } from './who';

/**
 * What somebody new may do. What it needs for the things that are made with it is one line that
 * nobody has to look at; whatever reaches further is told as for anybody else.
 */
export function newPrincipal(
  { principal, grants, managed, unseen }: Holding,
  subject: Subject,
  sides: Sides,
  naming: Naming,
): readonly Meaning[] {
  const who = { text: principal.text, address: subject.address, isNew: true };
  const all = distinct(grants);
  const allowed = all.filter(({ effect }) => effect === 'Allow');
  const narrow = allowed.filter((each) => !isAdministrator(each) && isNarrow(each, subject, sides));
  const wide = allowed.filter((each) => !narrow.includes(each));
  const arns = [...managed];
  const words = [
    ...phrasesOf(whole(narrow)).map((phrase) => phraseWords(phrase, naming)),
    ...arns.filter(([arn]) => isQuiet(arn)).map(([arn]) => `do what is in ${policyWords(arn)}`),
    ...unseen.map(() => 'do what is known only after the apply'),
  ];
  return [
    ...toldChanges(
      who,
      { added: whole(wide), removed: [] },
      { after: all, naming, follows: (each) => isMadeToo(each, subject, sides) },
    ),
    ...arns
      .filter(([arn]) => !isQuiet(arn))
      .map(([arn, address]) => attachedLine(who, arn, address)),
    ...ownWork(who, subject.address, words),
  ];
}

/** Policies of AWS by which nobody reaches further than its own work, or only sees. */
function isQuiet(arn: string): boolean {
  return isOwnWork(arn) || isReadOnly(arn);
}

function ownWork(who: Who, address: string, words: readonly string[]): readonly Meaning[] {
  const [first, ...more] = words;
  if (first === undefined) return [];
  const rest = more.length === 0 ? '' : ` and ${more.length} more`;
  return [
    {
      ...{ topic: 'permissions', address, sign: 'added', explains: [] },
      text: `${opening(who)} may ${first}${rest}`,
      concern: { kind: 'privilege', level: 'note', details: words, ...aboutWhom(who) },
    },
  ];
}
