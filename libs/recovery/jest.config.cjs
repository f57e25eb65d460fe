module.exports = { displayName: 'recovery', preset: '../../jest.preset.js' };
