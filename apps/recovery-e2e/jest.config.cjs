module.exports = { displayName: 'recovery-e2e', preset: '../../jest.preset.js' };
