// Its own configuration, so that `nx test bench` does not run what only measures.
module.exports = {
  displayName: 'measured',
  preset: '../../../jest.preset.js',
  testMatch: ['<rootDir>/*.bench.ts'],
  setupFiles: [require.resolve('@archway/fast-synth')],
};
