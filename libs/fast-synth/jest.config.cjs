module.exports = {
  displayName: 'fast-synth',
  preset: '../../jest.preset.js',
  setupFiles: ['<rootDir>/src/fast-synth.cjs'],
};
