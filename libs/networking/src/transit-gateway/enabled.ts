/** How EC2 says whether a Transit Gateway or an attachment does something. */
export function enabled(value: boolean): 'enable' | 'disable' {
  return value ? 'enable' : 'disable';
}
