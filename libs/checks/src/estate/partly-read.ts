import type { Estate } from './estate';

/** Whether a module or a file could not be read, so that more may be declared than is seen. */
export function isPartlyRead({ configurations }: Estate): boolean {
  return configurations.some(
    ({ modules, reading }) => modules.length > 0 || (reading?.unread.length ?? 0) > 0,
  );
}
