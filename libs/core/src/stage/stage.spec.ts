import { ofStage } from './stage';

it('gives what belongs to the stage', () => {
  expect(ofStage('prod', { dev: 1, prod: 2 })).toBe(2);
});

it.each(['test', '', 'toString'])('rejects the stage "%s"', (stage) => {
  expect(() => ofStage(stage, { dev: 1, prod: 2 })).toThrow(
    `STAGE: must be one of dev, prod, got "${stage}"`,
  );
});
