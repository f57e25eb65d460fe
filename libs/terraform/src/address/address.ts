/** An instance key as addresses write it: `[0]` or `["eu"]`. */
const KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** An address without its instance keys: `module.a["x"].aws_subnet.B[0]` is `module.a.aws_subnet.B`. */
export function blockOf(address: string): string {
  return address.replace(KEY, '');
}

/** The names of the modules in a module's address, outermost first; none for the root module. */
export function moduleNames(address: string): readonly string[] {
  return blockOf(address)
    .split('.')
    .filter((_, at) => at % 2 === 1);
}

/** An address within a module; the root module's address is empty. */
export function within(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}

/** The address of a block within its module. */
export function addressOf(mode: 'managed' | 'data', type: string, name: string): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}
