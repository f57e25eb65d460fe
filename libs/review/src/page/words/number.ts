/** Such as `1 change` and `5,000 changes`. */
export function number(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
