import { evaluateMath, isKnownMath } from './metric-math';

const values = new Map([
  ['visible', 12],
  ['running', 3],
  ['none', undefined],
]);

it.each([
  ['visible / IF(FILL(running, 0) > 0, FILL(running, 1), 1)', 4],
  ['visible / IF(FILL(none, 0) > 0, FILL(none, 1), 1)', 12],
  ['IF(FILL(none, 0) < 1, visible, 0)', 12],
  ['IF(FILL(running, 0) < 1, visible, 0)', 0],
  ['FILL(none, 0) + FILL(none, 0)', 0],
  ['1 + 2 * 3 - 4 / 2', 5],
  ['(1 + 2) * -3', -9],
  ['2 ^ 3', 8],
  ['visible > 10 && running == 3', 1],
  ['MAX(visible, running, none)', 12],
  ['AVG(visible, none)', 12],
])('%s is %d', (expression, value) => {
  expect(evaluateMath(expression, values)).toBe(value);
});

it.each(['visible + none', 'visible / 0', 'ANOMALY_DETECTION_BAND(visible)', 'visible +', 'other'])(
  '%s has no value',
  (expression) => {
    expect(evaluateMath(expression, values)).toBeUndefined();
  },
);

it.each([
  ['CEIL(a / 2)', true],
  ['SEARCH(a)', false],
  ['a + b', false],
])('%s is known: %s', (expression, isKnown) => {
  expect(isKnownMath(expression, ['a'])).toBe(isKnown);
});
