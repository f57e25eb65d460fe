module.exports = { displayName: 'pictures', preset: '../../jest.preset.js' };
