import type { GrantChanges, Shift } from '../grants/compare-grants';
import { grantCovers, isAdministrator, type Grant } from '../grants/grant';
import type { Naming } from '../grants/few';
import { phrasesOf, type Phrase } from '../grants/phrases';
import { isPowerful, powerOf, widthOf } from '../grants/power';
import { actionWords, detailsOf, insteadWords, phraseWords } from '../grants/words';
import type { Meaning } from '../review/review';
import { now, opening, aboutWhom, type Who } from './who';

/** What the lines about one principal are told with. */
export interface Telling {
  /** All that it has after the apply. */
  readonly after: readonly Grant[];
  readonly naming: Naming;
  /** Whether a grant only follows something that the same plan makes, such as a bucket under another name. */
  readonly follows: (grant: Grant) => boolean;
}

/** What one principal may do now that it could not, and the other way round; the widest first. */
export function toldChanges(
  who: Who,
  { added, removed }: GrantChanges,
  telling: Telling,
): readonly Meaning[] {
  const { after, naming } = telling;
  const effective = added.filter(({ grant }) => !isDenied(grant, after));
  const administrator = effective.filter(({ grant }) => isAdministrator(grant));
  const others = effective.filter(({ grant }) => !isAdministrator(grant));
  const wasPowerful = isPowerful(earlier(added, after));
  const powers = wasPowerful ? [] : others.filter(({ grant }) => powerOf(grant, after));
  const rest = widestFirst(
    others.filter((each) => !powers.includes(each)),
    telling,
  );
  return [
    ...phrasesOf(administrator).map(({ stated }) => administratorLine(who, stated)),
    ...phrasesOf(powers).map((phrase) => powerLine(who, phrase, telling)),
    ...phrasesOf(rest).map((phrase) => addedLine(who, phrase, naming)),
    ...phrasesOf(removed).map((phrase) => removedLine(who, phrase, naming)),
  ];
}

/** What there was before, of what there is after. */
function earlier(added: GrantChanges['added'], after: readonly Grant[]): readonly Grant[] {
  const keys = new Set(added.map(({ grant }) => grant.key));
  return [...after.filter(({ key }) => !keys.has(key)), ...added.flatMap(({ instead }) => instead)];
}

function widestFirst(shifts: readonly Shift[], { follows }: Telling): readonly Shift[] {
  const rank = ({ grant }: Shift): number => (follows(grant) ? -1 : widthOf(grant));
  return shifts
    .map((shift) => ({ shift, rank: rank(shift) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ shift }) => shift);
}

export function administratorLine(who: Who, address: string, by = ''): Meaning {
  return {
    ...{ topic: 'permissions', address, sign: 'added', explains: explained(address) },
    text: `${opening(who)} ${now('may', who)} do everything on everything${by}`,
    concern: { kind: 'admin', level: 'stop', ...aboutWhom(who) },
  };
}

/** What is not everything by its words, and comes to it. */
function powerLine(who: Who, phrase: Phrase, { after, naming }: Telling): Meaning {
  const { stated: address, shifts } = phrase;
  const words = `${phraseWords(phrase, naming)}${insteadWords(phrase, naming, 'so far')}`;
  const powers = shifts.map(({ grant }) => powerOf(grant, after));
  const passing = powers.find((power) => power?.kind === 'passing');
  const told = powers.some((power) => power?.kind === 'writing')
    ? `give itself every permission: ${words}`
    : passing === undefined
      ? words
      : `use every role: ${words}, with ${actionWords([passing.other.action])}`;
  return {
    ...{ topic: 'permissions', address, sign: 'added', explains: explained(address) },
    text: `${opening(who)} ${now('may', who)} ${told}`,
    concern: {
      ...{ kind: 'admin', level: 'stop', details: detailsOf(phrase, naming) },
      ...aboutWhom(who),
    },
  };
}

function addedLine(who: Who, phrase: Phrase, naming: Naming): Meaning {
  const { stated: address, effect } = phrase;
  const words = phraseWords(phrase, naming);
  const so = insteadWords(phrase, naming, 'so far');
  const verb = effect === 'Allow' ? now('may', who) : `${now('is', who)} denied`;
  return {
    ...{ topic: 'permissions', address, explains: explained(address) },
    sign: so === '' ? 'added' : 'changed',
    text: `${opening(who)} ${verb} ${words}${so}`,
    ...(effect === 'Allow'
      ? {
          concern: {
            ...{ kind: 'privilege', level: 'look', details: detailsOf(phrase, naming) },
            ...aboutWhom(who),
          },
        }
      : {}),
  };
}

function removedLine(who: Who, phrase: Phrase, naming: Naming): Meaning {
  const { stated: address, effect } = phrase;
  const words = phraseWords(phrase, naming);
  const now = insteadWords(phrase, naming, 'now only');
  return {
    ...{ topic: 'permissions', address, explains: explained(address) },
    sign: now === '' ? 'removed' : 'changed',
    text: `${who.text} ${effect === 'Allow' ? 'may no longer' : 'is no longer denied'} ${words}${now}`,
    ...(effect === 'Deny'
      ? { concern: { kind: 'privilege', level: 'look', ...aboutWhom(who) } }
      : {}),
  };
}

/** What is denied in any case is not given by allowing it. */
function isDenied(grant: Grant, after: readonly Grant[]): boolean {
  return (
    grant.effect === 'Allow' &&
    after.some((deny) => deny.effect === 'Deny' && grantCovers({ ...deny, effect: 'Allow' }, grant))
  );
}

/** Shifts of grants that nothing stands in for. */
export function whole(grants: readonly Grant[]): readonly Shift[] {
  return grants.map((grant) => ({ grant, instead: [] }));
}

/** The attributes that lines about a resource of a type stand for. */
export function explained(address: string): readonly string[] {
  const type = address.split('.').at(-2) ?? '';
  if (type === 'aws_iam_role') return ['inline_policy', 'managed_policy_arns'];
  if (type === 'aws_ssoadmin_permission_set_inline_policy') return ['inline_policy'];
  return type.endsWith('_policy') ? ['policy'] : [];
}
