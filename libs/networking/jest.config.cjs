module.exports = { displayName: 'networking', preset: '../../jest.preset.js' };
