import type { Estate } from './estate';

/** The same answer for every rule that asks it of an estate: it is computed once. */
export function perEstate<Answer>(compute: (estate: Estate) => Answer): (estate: Estate) => Answer {
  const known = new WeakMap<Estate, { readonly answer: Answer }>();
  return (estate) => {
    const found = known.get(estate) ?? { answer: compute(estate) };
    known.set(estate, found);
    return found.answer;
  };
}
