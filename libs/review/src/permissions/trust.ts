import { isStated, type Subject } from '@archway/checks';
import type { Configuration } from '@archway/terraform';
import type { Comparison } from '../comparison/comparison';
import { compareGrants, type Shift } from '../grants/compare-grants';
import { grantsOf, type Grant } from '../grants/grant';
import { isNarrowed } from '../grants/narrowed';
import { isAll, type Scope } from '../grants/scope';
import type { Naming } from '../grants/few';
import { phrasesOf, type Phrase } from '../grants/phrases';
import { conditionWords, insteadWords } from '../grants/words';
import { namingOf } from '../policy-text/naming';
import { policyReader, type PolicyReader } from '../policy-text/policy-reader';
import { whoWords } from '../grants/who';
import type { Meaning } from '../review/review';
import { nameOf, sidesOf, type Sides } from '../side/sides';
import { openTo } from './federation';

/** Who may become a role, compared with who may before. */
export const trust: Comparison = (compared) => {
  const sides = sidesOf(compared);
  const reader = policyReader(compared);
  const naming = namingOf(compared.planned);
  return sides.planned
    .all('aws_iam_role')
    .filter((role) => sides.changeOf(role) !== undefined)
    .flatMap((role) => ofRole(role, sides, reader, { naming, planned: compared.planned }));
};

function ofRole(
  role: Subject,
  sides: Sides,
  reader: PolicyReader,
  { naming, planned }: { readonly naming: Naming; readonly planned: Configuration },
): readonly Meaning[] {
  const key = sides.planned.keyOf(role);
  const earlier = sides.prior.find(key);
  const before = earlier === undefined ? [] : becoming(earlier, (value) => reader.before(value));
  const after = becoming(role, (value) => reader.after(value));
  if (before === undefined || after === undefined) {
    const isNew = earlier === undefined;
    const isMissing = role.attributes['assume_role_policy'] === undefined;
    return isNew && isMissing ? [] : [unseen(role, isNew)];
  }
  const { added, removed } = compareGrants(before, after);
  const isNew = earlier === undefined;
  const wasOpen = before.some((grant) => openTo(grant, planned) !== undefined);
  const open = wasOpen ? [] : added.filter(({ grant }) => openTo(grant, planned) !== undefined);
  const others = added.filter((shift) => !open.includes(shift));
  return [
    ...phrasesOf(open).map((phrase) => opened(phrase, role, isNew, { naming, planned })),
    ...phrasesOf(others).map((phrase) => admitted(phrase, role, isNew, naming)),
    ...phrasesOf(removed).map((phrase) => dismissed(phrase, role, naming)),
  ];
}

/** Whoever may become a role, as grants of nothing but that. */
function becoming(role: Subject, read: PolicyReader['after']): readonly Grant[] | undefined {
  const value = role.attributes['assume_role_policy'];
  if (!isStated(value)) return undefined;
  const statements = read(value);
  return statements && grantsOf(statements, role.address);
}

/** Whoever has an account with a provider that everybody can have one with. */
function opened(
  phrase: Phrase,
  role: Subject,
  isNew: boolean,
  { naming, planned }: { readonly naming: Naming; readonly planned: Configuration },
): Meaning {
  const who = new Set(phrase.shifts.map(({ grant }) => openTo(grant, planned)));
  const so = insteadWords(phrase, naming, 'so far');
  const how = conditionWords(phrase.conditions, naming);
  return {
    ...{ ...ABOUT, address: role.address, sign: so === '' ? 'added' : 'changed' },
    text: becomes([...who].join(' and '), role, isNew, `${how}${so}`),
    concern: { kind: 'public', level: 'stop' },
  };
}

function becomes(who: string, role: Subject, isNew: boolean, how: string): string {
  const name = nameOf(role);
  return isNew
    ? `${who} can become ${name}, which is new${how}`
    : `${who} can now become ${name}${how}`;
}

function admitted(phrase: Phrase, role: Subject, isNew: boolean, naming: Naming): Meaning {
  const name = nameOf(role);
  const { effect, conditions } = phrase;
  const so = insteadWords(phrase, naming, 'so far');
  const who = whoWords(phrase.who, naming);
  const how = conditionWords(conditions, naming);
  const base = { ...ABOUT, address: role.address, sign: so === '' ? 'added' : 'changed' } as const;
  if (effect === 'Deny') return { ...base, text: `${who} can no longer become ${name}${how}${so}` };
  const text = becomes(who, role, isNew, `${how}${so}`);
  const principal = { address: role.address, isNew };
  const concern = concernOf(phrase, isNew);
  return {
    ...base,
    text,
    ...(concern === undefined ? {} : { concern: { ...concern, principal } }),
  };
}

function dismissed(phrase: Phrase, role: Subject, naming: Naming): Meaning {
  const now = insteadWords(phrase, naming, 'now only');
  const who = whoWords(phrase.who, naming);
  const how = conditionWords(phrase.conditions, naming);
  const denied = phrase.effect === 'Deny';
  return {
    ...ABOUT,
    address: role.address,
    sign: now === '' ? 'removed' : 'changed',
    text: `${who} ${denied ? 'is no longer kept from becoming' : 'can no longer become'} ${nameOf(role)}${how}${now}`,
    ...(denied ? { concern: { kind: 'privilege', level: 'look' } as const } : {}),
  };
}

/** A new role that only a service becomes is how services work. */
function concernOf({ who, shifts }: Phrase, isNew: boolean): Meaning['concern'] {
  const open = shifts.some(({ grant }: Shift) => isAll(grant.who) && !isNarrowed(grant));
  if (open) return { kind: 'public', level: 'stop' };
  return isNew && who.every(isService) ? undefined : { kind: 'privilege', level: 'look' };
}

function isService(scope: Scope): boolean {
  return 'pattern' in scope && scope.pattern.startsWith('Service ');
}

const ABOUT = { topic: 'permissions', explains: ['assume_role_policy'] } as const;

/** Of somebody new it is no change, and hides who it is for all the same. */
function unseen(role: Subject, isNew: boolean): Meaning {
  return {
    ...ABOUT,
    explains: [],
    address: role.address,
    sign: isNew ? 'added' : 'changed',
    text: `who can become ${nameOf(role)} cannot be seen before the apply`,
    concern: { kind: 'incomplete', level: isNew ? 'note' : 'look' },
  };
}
