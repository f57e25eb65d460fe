import type { Estate, Subject } from './estate';

/** The same answer for every rule that asks it of an estate: it is computed once. */
export function perEstate<Answer>(compute: (estate: Estate) => Answer): (estate: Estate) => Answer {
  const known = new WeakMap<Estate, { readonly answer: Answer }>();
  return (estate) => {
    const found = known.get(estate) ?? { answer: compute(estate) };
    known.set(estate, found);
    return found.answer;
  };
}

/** The same answer for every rule that asks it of a resource of an estate: it is computed once. */
export function perSubject<Answer>(
  compute: (estate: Estate, subject: Subject) => Answer,
): (estate: Estate, subject: Subject) => Answer {
  const answers = perEstate(() => new Map<string, { readonly answer: Answer }>());
  return (estate, subject) => {
    const known = answers(estate);
    const found = known.get(subject.key) ?? { answer: compute(estate, subject) };
    known.set(subject.key, found);
    return found.answer;
  };
}
