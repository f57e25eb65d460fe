/**
 * Order of two events of one key: negative when `left` happened before `right`, 0 when they are the same event.
 *
 * S3's sequencers are hexadecimal and may differ in length; the User Guide ("Event message structure") has the shorter
 * one padded with zeros on the right and then compared as text.
 */
export function compareSequencers(left: string, right: string): number {
  const length = Math.max(left.length, right.length);
  const [first, second] = [left, right].map((one) => one.toUpperCase().padEnd(length, '0'));
  return first === second ? 0 : (first ?? '') < (second ?? '') ? -1 : 1;
}
