module.exports = {
  displayName: 'archway',
  preset: '../../jest.preset.js',
  // TypeScript wants the name that a file has once it is compiled where an import waits until it is needed.
  moduleNameMapper: { '^(\\.\\./.+-program)\\.js$': '$1' },
};
