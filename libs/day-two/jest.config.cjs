module.exports = { displayName: 'day-two', preset: '../../jest.preset.js' };
