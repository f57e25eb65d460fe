module.exports = { displayName: 'caching', preset: '../../jest.preset.js' };
