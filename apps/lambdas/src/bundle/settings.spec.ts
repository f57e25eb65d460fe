import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appFolder, sourceFolders, workspaceFolder } from './settings';

it('lets code into functions only from folders that the bundle target watches', () => {
  const { nx } = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as {
    nx: { targets: { bundle: { inputs: readonly unknown[] } } };
  };
  const watched = nx.targets.bundle.inputs
    .map(String)
    .map((input) => input.replace('{projectRoot}', 'apps/lambdas').replace('{workspaceRoot}/', ''));

  for (const folder of sourceFolders) {
    expect(watched).toContain(`${folder}/**/*.ts`);
  }
  expect(watched).toContain('package-lock.json');
  expect(appFolder).toBe(join(workspaceFolder, 'apps', 'lambdas'));
});
