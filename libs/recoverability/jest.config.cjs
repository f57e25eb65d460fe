module.exports = { displayName: 'recoverability', preset: '../../jest.preset.js' };
