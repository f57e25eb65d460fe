module.exports = { displayName: 'archway', preset: '../../jest.preset.js' };
