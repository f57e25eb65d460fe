import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may depend on whom. Writers (app, domain, core) and readers never meet but in Terraform JSON. */
const depConstraints = [
  {
    sourceTag: 'layer:app',
    onlyDependOnLibsWithTags: ['layer:domain', 'layer:core', 'layer:testing', 'layer:runtime'],
  },
  {
    sourceTag: 'layer:domain',
    onlyDependOnLibsWithTags: ['layer:core', 'layer:testing', 'layer:knowledge'],
  },
  { sourceTag: 'layer:core', onlyDependOnLibsWithTags: ['layer:testing', 'layer:knowledge'] },
  // What is known of AWS: typed tables and pure functions that both halves read.
  // Their specs hold them against the real provider.
  { sourceTag: 'layer:knowledge', onlyDependOnLibsWithTags: ['layer:knowledge', 'layer:testing'] },
  { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['layer:base'] },
  { sourceTag: 'layer:runtime', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'layer:reader',
    onlyDependOnLibsWithTags: ['layer:reader', 'layer:knowledge', 'layer:base'],
  },
  {
    sourceTag: 'layer:tool',
    onlyDependOnLibsWithTags: ['layer:reader', 'layer:knowledge', 'layer:base'],
  },
  { sourceTag: 'layer:base', onlyDependOnLibsWithTags: [] },
  // End-to-end specs and benchmarks look at the whole: they are nobody's dependency.
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'layer:bench', onlyDependOnLibsWithTags: ['*'] },
  {
    sourceTag: 'layer:reader',
    bannedExternalImports: ['cdktf', 'constructs', '@cdktf/*'],
  },
  {
    sourceTag: 'layer:knowledge',
    bannedExternalImports: ['cdktf', 'constructs', '@cdktf/*'],
  },
  {
    sourceTag: 'runtime:lambda',
    bannedExternalImports: ['cdktf', 'constructs', '@cdktf/*'],
  },
];

const providerRoot = {
  name: '@cdktf/provider-aws',
  message:
    "The package root loads every resource (2 s, half a gigabyte): import '@cdktf/provider-aws/lib/<resource>'.",
};

/** What a page runs: JavaScript with its types in comments, since nothing compiles it. */
const browserScripts = ['libs/review/src/page/{client,browser}/*.js'];

export default [
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/out-tsc',
      '**/cdktf.out',
      '**/coverage',
      '.nx',
      '**/fixtures',
    ],
  },
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints, allow: [], banTransitiveDependencies: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-restricted-imports': ['error', { paths: [providerRoot] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'index.ts lists what is public by name.',
        },
      ],
    },
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({
    ...config,
    files: browserScripts,
  })),
  {
    files: browserScripts,
    languageOptions: {
      // The files of a page share one scope, so what one declares another uses.
      sourceType: 'script',
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { vars: 'local' }],
      // A cast is a comment here, which the rule does not see; `tsc` does.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      eqeqeq: 'error',
    },
  },
  {
    // Specs read Terraform JSON, which has no types of its own.
    files: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // The examples of a README name the library as its users do.
    files: ['**/readme.spec.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints,
          allow: [],
          banTransitiveDependencies: false,
          allowCircularSelfDependency: true,
        },
      ],
    },
  },
  {
    files: ['apps/lambdas/src/functions/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [providerRoot],
          patterns: [
            {
              group: ['cdktf', 'constructs', '@cdktf/*'],
              message: 'Functions ship without CDKTF.',
            },
          ],
        },
      ],
    },
  },
];
