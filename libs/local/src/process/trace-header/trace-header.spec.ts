import { invocationOf, traceHeader } from './trace-header';

it.each(['2d1e4b1c-6f0e-4a44-9d2b-0d4b0f6f2f11', 'odd; id = ü'])(
  'carries the request id %s',
  (id) => {
    const header = traceHeader(id);
    expect(header).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;/);
    expect(invocationOf(header)).toBe(id);
  },
);

it.each([undefined, '', 'Root=1-0-0;Sampled=1', 'Invocation=%zz'])('finds none in %j', (header) => {
  expect(invocationOf(header)).toBeUndefined();
});
