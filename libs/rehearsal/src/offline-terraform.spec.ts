import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { findTerraform } from './offline-terraform';

describe('Terraform on this machine', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'archway-terraform-'));
  writeFileSync(path.join(folder, 'terraform'), '');
  mkdirSync(path.join(folder, 'mirror/registry.terraform.io/hashicorp/aws'), { recursive: true });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what the PATH and TF_PLUGIN_DIR say', () => {
    const mirror = path.join(folder, 'mirror');
    expect(findTerraform({ PATH: folder, TF_PLUGIN_DIR: mirror })).toEqual({
      binary: path.join(folder, 'terraform'),
      mirror,
    });
  });

  it.each([
    [{ PATH: '' }, 'terraform is not on the PATH'],
    [{ PATH: folder, TF_PLUGIN_DIR: folder }, 'set TF_PLUGIN_DIR'],
  ])('is missed with a sentence: %p', (env, sentence) => {
    expect(findTerraform(env)).toContain(sentence);
  });
});
