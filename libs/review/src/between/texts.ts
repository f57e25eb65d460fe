import { isList, isObject, type ObjectValue, type Plan, type Value } from '@archway/terraform';
import type { Path } from '../change/difference';
import { namesIn } from './expressions';
import type { Likeness } from './likeness';
import { isProven, isWrittenAlike } from './proof';

/** Names whose values stand outside of the block. */
const INPUTS = /^(?:var|local|module|each)\b/;

/** Compares the text of one value of a block; undefined where a plan was given without its text. */
export function ofTexts(
  base: Plan,
  plan: Plan,
  block: string,
  path: Path,
  inputsAlike: boolean,
): Likeness | undefined {
  const [was, is] = [base, plan].map((each) => each.configuration?.find(block)?.attributes);
  if (was === undefined || is === undefined) return undefined;
  const top = String(path[0] ?? '');
  // A text is read with the defaults of variables, which is all the same where both plans had the same.
  if (!inputsAlike && [base, plan].some((each) => takesInputs(each.expressionsOf(block), top))) {
    return undefined;
  }
  return ofArgument(was[top], is[top], path.slice(1));
}

function takesInputs(expressions: ObjectValue, top: string): boolean {
  return namesIn(expressions[top]).some((name) => INPUTS.test(name));
}

function ofArgument(was: Value | undefined, is: Value | undefined, rest: Path): Likeness {
  // Neither states it: AWS or the provider comes up with it.
  if (was === undefined && is === undefined) return 'same';
  if (was === undefined || is === undefined) return 'different';
  if (isWrittenAlike(was, is)) return isProven(is) ? 'same' : 'unseen';
  if (rest.length === 0) return 'different';
  const [from, to] = [valueAt(was, rest), valueAt(is, rest)];
  if (from === undefined || to === undefined) return 'unseen';
  if (!isWrittenAlike(from, to)) return 'different';
  return isProven(to) ? 'same' : 'unseen';
}

/** A part of a value; one block may be written without the list that Terraform makes of it. */
function valueAt(value: Value, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((at, name) => {
    if (isList(at)) return at[Number(name)];
    if (isObject(at)) return name === 0 ? at : at[name];
    return undefined;
  }, value);
}
