module.exports = {
  displayName: 'orders-e2e',
  preset: '../../jest.preset.js',
  // Programs of their own start, on a machine that may be busy.
  testTimeout: 120_000,
};
