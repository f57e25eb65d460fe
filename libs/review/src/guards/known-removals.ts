import { resourceType, typesKnowing, type GuardTopic, type Removal as Known } from '@archway/aws';
import { labelOf, type Subject } from '@archway/checks';
import { textOf } from '@archway/terraform';
import { nameOf, type Sides } from '../side/sides';
import { goesToo, valueAt, type Removal } from './guard';

/** The removals of a topic that the tables of resource types know. */
export function knownRemovals(topic: GuardTopic): readonly Removal[] {
  return typesKnowing('removal')
    .filter(({ removal }) => removal.topic === topic)
    .map(({ type, removal }) => {
      const { level } = removal;
      return {
        types: [type],
        tell: (subject, sides) => textAbout(type, removal, subject, sides),
        ...(level === undefined ? {} : { level: () => level }),
      };
    });
}

function textAbout(
  type: string,
  { text, about = [], of = 'itself', when = {} }: Known,
  subject: Subject,
  sides: Sides,
): string | undefined {
  const references = resourceType(type)?.references ?? {};
  const typesOf = (argument: string): readonly string[] => references[argument] ?? [];
  const isOff = Object.entries(when).some(([argument, values]) => {
    const value = valueAt(subject.attributes, argument.split('.'));
    return !values.includes(textOf(value) ?? '');
  });
  const isGone = about.some((argument) => goesToo(sides, subject, argument, ...typesOf(argument)));
  if (isOff || isGone) return undefined;
  if (of === 'itself') return `${nameOf(subject)}: ${text}`;
  const [owner = ''] = about;
  const named = sides.prior.named(subject, subject.attributes[owner], ...typesOf(owner));
  return `${named?.text ?? labelOf(subject)} ${text}`;
}
