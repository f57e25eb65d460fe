/** Of whom a line tells what they may do. */
export interface Who {
  readonly text: string;
  /** The address of the role, user or group; undefined where it is not in the plan. */
  readonly address: string | undefined;
  readonly isNew: boolean;
}

/** The start of a sentence: `maker (shop/Maker)`, or `maker (shop/Maker), which is new,`. */
export function opening({ text, isNew }: Who): string {
  return isNew ? `${text}, which is new,` : text;
}

/** What somebody new may do is not told as news. */
export function now(verb: string, { isNew }: Who): string {
  return isNew ? verb : `${verb} now`;
}

/** What a concern says of whom it is about. */
export function aboutWhom({ address, isNew }: Who): {
  readonly principal?: { readonly address: string; readonly isNew: boolean };
} {
  return address === undefined ? {} : { principal: { address, isNew } };
}
