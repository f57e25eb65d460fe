// Every project's jest.config.cjs names this preset; libraries export source, so nothing is built first.
module.exports = {
  testEnvironment: 'node',
  setupFiles: [require.resolve('./libs/testing/jest-setup.cjs')],
  // A busy machine takes longer than five seconds to load the first module of a file.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: {
    '^.+\\.[cm]?ts$': [
      require.resolve('@swc/jest'),
      {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
        module: { type: 'commonjs' },
      },
    ],
  },
};
