module.exports = { displayName: 'fast-synth', preset: '../../jest.preset.js' };
