module.exports = {
  displayName: 'lambdas-e2e',
  preset: '../../jest.preset.js',
  // A function's first invocation loads libvips; on a busy machine that is most of a second.
  testTimeout: 60_000,
};
