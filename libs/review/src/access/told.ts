import type { Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import type { GrantChanges } from '../grants/compare-grants';
import { isWithoutTls } from '../grants/condition';
import type { Grant } from '../grants/grant';
import type { Scope } from '../grants/scope';
import type { Naming } from '../grants/few';
import { phrasesOf, type Phrase } from '../grants/phrases';
import {
  actionWords,
  conditionWords,
  detailsOf,
  insteadWords,
  resourceWords,
} from '../grants/words';
import { whoWords } from '../grants/who';
import type { Meaning } from '../review/review';
import { policyArgument } from './resource-policies';
import { weightOf, type Circumstances } from './weight';

export interface Telling {
  /** What is used, as a person calls it. */
  readonly target: string;
  readonly subject: Subject | undefined;
  readonly naming: Naming;
  readonly addressOf: (phrase: Phrase) => string;
  readonly circumstances: Circumstances;
}

/** Who may use a resource now that could not, and the other way round. */
export function told({ added, removed }: GrantChanges, telling: Telling): readonly Meaning[] {
  return [
    ...phrasesOf(added).map((phrase) => addedLine(phrase, telling)),
    ...phrasesOf(removed).map((phrase) => removedLine(phrase, telling)),
  ];
}

const LOOK = { kind: 'privilege', level: 'look' } as const;

function addedLine(phrase: Phrase, telling: Telling): Meaning {
  const { target, naming, circumstances } = telling;
  const so = insteadWords(phrase, naming, 'so far');
  const about = aboutIt(phrase, telling);
  const sign = so === '' ? 'added' : 'changed';
  if (phrase.shifts.every(({ grant }) => enforcesTls(grant))) {
    const how = circumstances.isNew ? `${target}, which is new,` : `${target} now`;
    return { ...about, sign, text: `${how} denies requests without TLS` };
  }
  const words = wordsOf(phrase, telling);
  const verb = phrase.effect === 'Deny' ? 'denies' : 'lets';
  const text = circumstances.isNew
    ? `${target}, which is new, ${verb} ${words}`
    : `${target} now ${verb} ${words}${so}`;
  const weight =
    phrase.effect === 'Deny'
      ? undefined
      : weightOf(
          phrase.shifts.map(({ grant }) => grant),
          circumstances,
        );
  const blocked = weight?.kind === 'public' ? circumstances.blocked : undefined;
  const concern = blocked === undefined ? weight : LOOK;
  return {
    ...about,
    sign,
    text: `${text}${blocked ?? ''}`,
    ...(concern === undefined
      ? {}
      : { concern: { ...concern, details: detailsOf(phrase, naming) } }),
  };
}

function removedLine(phrase: Phrase, telling: Telling): Meaning {
  const { target, naming } = telling;
  const now = insteadWords(phrase, naming, 'now only');
  const about = aboutIt(phrase, telling);
  const sign = now === '' ? 'removed' : 'changed';
  if (phrase.shifts.every(({ grant }) => enforcesTls(grant))) {
    return {
      ...{ ...about, sign, text: `${target} no longer denies requests without TLS${now}` },
      concern: { kind: 'protection', level: 'look' },
    };
  }
  const denied = phrase.effect === 'Deny';
  return {
    ...{ ...about, sign },
    text: `${target} no longer ${denied ? 'denies' : 'lets'} ${wordsOf(phrase, telling)}${now}`,
    ...(denied ? { concern: LOOK } : {}),
  };
}

function aboutIt(
  phrase: Phrase,
  { addressOf }: Telling,
): Pick<Meaning, 'topic' | 'address' | 'explains'> {
  const address = addressOf(phrase);
  return { topic: 'access', address, explains: [policyArgument(address.split('.').at(-2) ?? '')] };
}

/** Such as `account 210987654321 sqs:SendMessage, if aws:SourceArn is …`; the resource itself is left out. */
function wordsOf({ who, actions, resources, conditions }: Phrase, telling: Telling): string {
  const { naming, subject } = telling;
  const elsewhere = resources.filter((each) => !isItself(each, subject));
  const on = elsewhere.length === 0 ? '' : ` on ${resourceWords(elsewhere, naming)}`;
  return `${whoWords(who, naming)} ${actionWords(actions)}${on}${conditionWords(conditions, naming)}`;
}

function isItself(scope: Scope, subject: Subject | undefined): boolean {
  if (!('pattern' in scope)) return false;
  const text = scope.pattern.replace(/\/\*$/, '');
  const arn = textOf(subject?.attributes['arn']);
  const reference = `\${${subject?.resource.block ?? ''}.`;
  return text === '*' || text === arn || text.replace('${?', '${').startsWith(reference);
}

/** Whether a grant only keeps out requests without TLS. */
function enforcesTls({ effect, conditions }: Grant): boolean {
  return effect === 'Deny' && conditions.length === 1 && conditions.every(isWithoutTls);
}
