import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  awsProviders,
  findProviderMirror,
  findTerraform,
  terraformEnvironment,
} from './installation';
import { Missing } from './problem';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'installation-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string): string {
  const file = join(folder, name);
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

function provider(mirror: string): string {
  mkdirSync(join(folder, mirror, 'registry.terraform.io/hashicorp/aws/5.100.0'), {
    recursive: true,
  });
  return join(folder, mirror);
}

describe('Terraform', () => {
  it('is the program of that name on the PATH', () => {
    const file = program('terraform');
    expect(findTerraform({ PATH: ['/no/such', '', folder].join(delimiter) })).toBe(file);
  });

  it('may have another name', () => {
    const file = program('tofu');
    expect(findTerraform({ PATH: folder, TERRAFORM_BINARY_NAME: 'tofu' })).toBe(file);
  });

  it('may be given by its path', () => {
    const file = program('terraform-1.5');
    expect(findTerraform({ TERRAFORM_BINARY_NAME: file })).toBe(file);
  });

  it('is missing where a path leads to no program', () => {
    writeFileSync(join(folder, 'terraform'), '');
    const given = { TERRAFORM_BINARY_NAME: join(folder, 'terraform') };
    expect(() => findTerraform(given)).toThrow(Missing);
    expect(() => findTerraform(given)).toThrow(
      `TERRAFORM_BINARY_NAME is ${folder}/terraform, which is not a program`,
    );
  });

  it('is missing where the PATH has only a file or a folder of that name', () => {
    mkdirSync(join(folder, 'terraform'));
    expect(() => findTerraform({ PATH: folder })).toThrow('terraform is not on the PATH');
  });
});

describe('the provider mirror', () => {
  it('is TF_PLUGIN_DIR, whatever lies elsewhere', () => {
    provider('home/.terraform.d/plugins');
    const given = provider('given');
    expect(findProviderMirror({ HOME: join(folder, 'home'), TF_PLUGIN_DIR: given })).toBe(given);
  });

  it.each([
    ['HOME', 'home/.terraform.d/plugins', 'home'],
    ['HOME', 'home/.local/share/terraform/plugins', 'home'],
    ['XDG_DATA_HOME', 'data/terraform/plugins', 'data'],
    ['XDG_DATA_DIRS', 'dirs/terraform/plugins', 'dirs'],
  ])('may be implied by %s', (variable, mirror, value) => {
    const found = provider(mirror);
    expect(findProviderMirror({ HOME: '/no/such', [variable]: join(folder, value) })).toBe(found);
  });

  it('may be missing', () => {
    expect(findProviderMirror({ HOME: folder, TF_PLUGIN_DIR: '' })).toBeUndefined();
  });

  it('is rejected where TF_PLUGIN_DIR is no folder', () => {
    expect(() => findProviderMirror({ TF_PLUGIN_DIR: '/no/such' })).toThrow(
      'TF_PLUGIN_DIR is /no/such, which is not a folder: name a provider mirror',
    );
  });

  it('tells the versions that it holds', () => {
    expect(awsProviders(provider('given'))).toEqual(['registry.terraform.io/5.100.0']);
    expect(awsProviders('/no/such')).toEqual([]);
  });
});

describe('the environment of Terraform', () => {
  it('leaves out a CLI configuration that does not exist', () => {
    expect(terraformEnvironment({ TF_CLI_CONFIG_FILE: '/no/such' }).TF_CLI_CONFIG_FILE).toBe(
      '/dev/null',
    );
  });

  it.each([undefined, '', __filename])('keeps %p for it', (file) => {
    expect(terraformEnvironment({ TF_CLI_CONFIG_FILE: file }).TF_CLI_CONFIG_FILE).toBe(file);
  });
});
