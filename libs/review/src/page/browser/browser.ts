import { accessSync, constants } from 'node:fs';
import * as path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** How long one behaviour may take, in milliseconds, where a browser shares two cores with other work. */
const BROWSER_TIMEOUT = 120_000;

/** The first browser on the path; undefined where there is none. */
export function findBrowser(search = process.env['PATH'] ?? ''): string | undefined {
  const folders = search.split(path.delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Behaviour that a real browser shows. Where none is installed it is skipped, and says so; with
 * `ARCHWAY_BROWSER=required` it fails instead.
 */
export function describeInBrowser(name: string, tests: (executable: string) => void): void {
  const executable = findBrowser();
  if (executable !== undefined) {
    describe(name, () => {
      jest.setTimeout(BROWSER_TIMEOUT);
      tests(executable);
    });
    return;
  }
  const reason = `none of ${NAMES.join(', ')} is on the path`;
  if (process.env['ARCHWAY_BROWSER'] === 'required') {
    it(name, () => {
      throw new Error(`${reason}, and ARCHWAY_BROWSER is 'required'`);
    });
    return;
  }
  console.warn(`NOT CHECKED IN A BROWSER: '${name}': ${reason}`);
  describe.skip(`${name} (skipped: ${reason})`, () => tests(''));
}
