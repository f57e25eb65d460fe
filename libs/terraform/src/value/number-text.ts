/** A number as Terraform converts it to a string: decimal digits, never an exponent. */
export function numberText(number: number): string {
  const text = String(Object.is(number, -0) ? 0 : number);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (whole === '') return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/**
 * The number that a text stands for, such as `0.5` or `1e3`.
 *
 * @returns undefined for what is no number, and `inexact` for one that a double cannot hold
 */
export function numberFrom(text: string): number | 'inexact' | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return isExact(text, number) ? number : 'inexact';
}

/** Whether a double prints as the same digits: it then is what Terraform's number is. */
export function isExact(text: string, number: number): boolean {
  return Number.isFinite(number) && canonical(text) === canonical(String(number));
}

function canonical(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const scale = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === '-' ? '-' : ''}${significant}e${scale}`;
}
