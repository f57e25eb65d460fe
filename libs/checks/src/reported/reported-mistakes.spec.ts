import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '@archway/terraform';
import { checkConfigurations } from '../check/check-configurations';
import { REPORTED, REPORTED_MISTAKES } from './reported-mistakes';

const foundIn = async (folder: string): Promise<readonly string[]> => {
  const configuration = await readFolder(join(REPORTED, folder));
  return checkConfigurations([configuration]).findings.map(
    ({ ruleId, address }) => `${ruleId} ${address}`,
  );
};

it.each(Object.entries(REPORTED_MISTAKES))('finds the mistake in %s', async (name, found) => {
  expect(await foundIn(join(name, 'mistake'))).toContain(found.join(' '));
});

it.each(Object.entries(REPORTED_MISTAKES))(
  'is quiet once it is mended in %s',
  async (name, [rule]) => {
    expect((await foundIn(join(name, 'mended'))).filter((each) => each.startsWith(rule))).toEqual(
      [],
    );
  },
);

it('has a folder for every mistake, and no other', () => {
  expect(readdirSync(REPORTED).sort()).toEqual(Object.keys(REPORTED_MISTAKES).sort());
});
