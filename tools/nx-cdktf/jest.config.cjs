module.exports = { displayName: 'nx-cdktf', preset: '../../jest.preset.js' };
