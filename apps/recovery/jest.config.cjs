module.exports = { displayName: 'recovery-app', preset: '../../jest.preset.js' };
