import { type LockedPackage, lockSubset } from './lock-subset';

const entry = (version: string, more: LockedPackage = {}): LockedPackage => ({
  version,
  integrity: `sha512-${version}`,
  ...more,
});

const packages: Record<string, LockedPackage> = {
  '': { dependencies: { sharp: '0.35.5', unrelated: '1.0.0' } },
  'node_modules/unrelated': entry('1.0.0'),
  'node_modules/semver': entry('7.8.6'),
  'node_modules/sharp': entry('0.35.5', {
    dependencies: { semver: '^7.8.5' },
    optionalDependencies: {
      '@img/sharp-linux-arm64': '0.35.5',
      '@img/sharp-linuxmusl-arm64': '0.35.5',
      '@img/sharp-linux-x64': '0.35.5',
      '@img/sharp-darwin-arm64': '0.35.5',
    },
  }),
  'node_modules/@img/sharp-linux-x64': entry('0.35.5'),
  'node_modules/@img/sharp-linux-arm64': entry('0.35.5', {
    optionalDependencies: { '@img/sharp-libvips-linux-arm64': '1.3.4' },
  }),
  'node_modules/@img/sharp-libvips-linux-arm64': entry('1.3.4'),
};

describe('lockSubset', () => {
  it('takes the dependencies and the machine code of the one platform', () => {
    expect(lockSubset({ packages }, 'sharp', 'arm64').packages).toEqual([
      '@img/sharp-libvips-linux-arm64',
      '@img/sharp-linux-arm64',
      'semver',
      'sharp',
    ]);
    expect(lockSubset({ packages }, 'sharp', 'x64').packages).toEqual([
      '@img/sharp-linux-x64',
      'semver',
      'sharp',
    ]);
  });

  it('keeps exact versions and integrities, and depends on nothing that it leaves out', () => {
    const { manifest, lock } = lockSubset({ packages }, 'sharp', 'x64');

    expect(manifest).toEqual({ dependencies: { sharp: '0.35.5' } });
    expect(lock.packages['node_modules/sharp']).toEqual({
      version: '0.35.5',
      integrity: 'sha512-0.35.5',
      dependencies: { semver: '^7.8.5' },
      optionalDependencies: { '@img/sharp-linux-x64': '0.35.5' },
    });
  });

  it('keeps the address where the lock names one', () => {
    const resolved = 'https://registry.test/semver-7.8.6.tgz';
    const { lock } = lockSubset(
      { packages: { ...packages, 'node_modules/semver': entry('7.8.6', { resolved }) } },
      'sharp',
      'x64',
    );

    expect(lock.packages['node_modules/semver']?.resolved).toBe(resolved);
  });

  it('prefers the version that is installed below the dependent', () => {
    const { lock } = lockSubset(
      { packages: { ...packages, 'node_modules/sharp/node_modules/semver': entry('7.9.0') } },
      'sharp',
      'x64',
    );

    expect(lock.packages['node_modules/semver']?.version).toBe('7.9.0');
  });

  it.each<[string, Record<string, LockedPackage>, string]>([
    [
      'a package without integrity',
      { 'node_modules/semver': { version: '7.8.6' } },
      'package-lock.json must hold node_modules/semver with its integrity',
    ],
    [
      'no package for the platform',
      { 'node_modules/sharp': entry('0.35.5') },
      "package-lock.json must hold sharp's package for linux-arm64",
    ],
    [
      'two versions of one package',
      {
        'node_modules/@img/sharp-linux-arm64': entry('0.35.5', {
          dependencies: { semver: '^6.0.0' },
        }),
        'node_modules/@img/sharp-linux-arm64/node_modules/semver': entry('6.3.2'),
      },
      'sharp needs two versions of semver',
    ],
  ])('rejects %s', (_, changed, message) => {
    const lock = { packages: { ...packages, ...changed } };

    expect(() => lockSubset(lock, 'sharp', 'arm64')).toThrow(message);
  });
});
