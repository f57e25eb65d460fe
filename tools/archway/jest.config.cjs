module.exports = {
  displayName: 'archway',
  preset: '../../jest.preset.js',
  // The first test of a file loads the command that it runs.
  testTimeout: 30_000,
};
