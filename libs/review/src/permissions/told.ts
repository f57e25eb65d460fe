import type { GrantChanges, Shift } from '../grants/compare-grants';
import { grantCovers, isAdministrator, type Grant } from '../grants/grant';
import type { Naming } from '../grants/few';
import { phrasesOf, type Phrase } from '../grants/phrases';
import { detailsOf, insteadWords, phraseWords } from '../grants/words';
import type { Meaning } from '../review/review';

/** What one principal may do now that it could not, and the other way round. */
export function toldChanges(
  who: string,
  { added, removed }: GrantChanges,
  after: readonly Grant[],
  naming: Naming,
): readonly Meaning[] {
  const effective = added.filter(({ grant }) => !isDenied(grant, after));
  const administrator = effective.filter(({ grant }) => isAdministrator(grant));
  const rest = effective.filter(({ grant }) => !isAdministrator(grant));
  return [
    ...phrasesOf(administrator).map(({ stated }) => administratorLine(who, stated)),
    ...phrasesOf(rest).map((phrase) => addedLine(who, phrase, naming)),
    ...phrasesOf(removed).map((phrase) => removedLine(who, phrase, naming)),
  ];
}

export function administratorLine(who: string, address: string, by = ''): Meaning {
  return {
    ...{ topic: 'permissions', address, sign: 'added', explains: explained(address) },
    text: `${who} may now do everything on everything${by}`,
    concern: { kind: 'admin', level: 'stop' },
  };
}

function addedLine(who: string, phrase: Phrase, naming: Naming): Meaning {
  const { stated: address, effect } = phrase;
  const words = phraseWords(phrase, naming);
  const so = insteadWords(phrase, naming, 'so far');
  return {
    ...{ topic: 'permissions', address, explains: explained(address) },
    sign: so === '' ? 'added' : 'changed',
    text: `${who} ${effect === 'Allow' ? 'may now' : 'is now denied'} ${words}${so}`,
    ...(effect === 'Allow'
      ? { concern: { kind: 'privilege', level: 'look', details: detailsOf(phrase, naming) } }
      : {}),
  };
}

function removedLine(who: string, phrase: Phrase, naming: Naming): Meaning {
  const { stated: address, effect } = phrase;
  const words = phraseWords(phrase, naming);
  const now = insteadWords(phrase, naming, 'now only');
  return {
    ...{ topic: 'permissions', address, explains: explained(address) },
    sign: now === '' ? 'removed' : 'changed',
    text: `${who} ${effect === 'Allow' ? 'may no longer' : 'is no longer denied'} ${words}${now}`,
    ...(effect === 'Deny' ? { concern: { kind: 'privilege', level: 'look' } } : {}),
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
