import { Token } from 'cdktf';
import { recommendedSeconds, visibilityTimeoutFor } from './visibility-timeout';

const consumer = (timeoutSeconds: number | undefined, maximumBatchingWindowSeconds = 0) => ({
  path: 'Handler',
  timeoutSeconds,
  maximumBatchingWindowSeconds,
});

it.each([
  [consumer(30), 180],
  [consumer(30, 300), 480],
  [consumer(900, 300), 5_700],
  [consumer(undefined), undefined],
  [consumer(Token.asNumber('${var.timeout}')), undefined],
])('a message stays hidden from %p for %p seconds', (one, seconds) => {
  expect(recommendedSeconds(one)).toBe(seconds);
});

it.each([
  [[], undefined],
  [[consumer(undefined)], undefined],
  [[consumer(undefined), consumer(10)], 60],
  [[consumer(10, 100), consumer(20)], 160],
])('the longest of %p decides: %p', (consumers, seconds) => {
  expect(visibilityTimeoutFor(consumers)).toBe(seconds);
});
