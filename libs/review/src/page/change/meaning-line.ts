import type { Meaning } from '../../review/review';
import { html as exact, type Html } from '../html/html';

const MARKS: Readonly<Record<Meaning['sign'], string>> = { added: '+', removed: '−', changed: '~' };

/** One line of meaning with its sign. */
export function meaningLine({ sign, text }: Meaning): Html {
  return exact`<span class="meaning ${sign}"><span class="sign" aria-hidden="true">${MARKS[sign]}</span><span><span class="seen">${sign}: </span>${text}</span></span>`;
}
