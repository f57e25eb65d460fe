import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Configuration } from '../configuration/configuration';
import { readFolder } from '../folder/read-folder';
import { isUnknown } from '../value/value';

const root = mkdtempSync(join(tmpdir(), 'text-model-'));
afterAll(() => rmSync(root, { recursive: true }));

const INNER = `
  variable "name" { type = string }
  resource "terraform_data" "r" {
    count = var.name == "one" ? 1 : 2
    input = "\${var.name}-\${count.index}"
  }
  output "name" { value = upper(var.name) }`;

let made = 0;

const read = (main: string): Promise<Configuration> => {
  const folder = join(root, `estate-${made++}`);
  for (const [path, text] of Object.entries({ 'main.tf': main, 'inner/main.tf': INNER })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readFolder(folder);
};

const addressesOf = ({ resources }: Configuration): readonly string[] =>
  resources.map(({ address }) => address).sort();

// The expected values are those of a plan of Terraform 1.11 with provider 5.100.0, except for an unknown count and a
// whole resource, which a plan does not show.
describe('instances', () => {
  it('have the addresses of Terraform', async () => {
    const configuration = await read(`
      resource "terraform_data" "constructor" {
        for_each = { constructor = 1, "a.b" = 2 }
      }
      resource "terraform_data" "none" { count = 0 }
      resource "terraform_data" "off" { for_each = {} }
      resource "terraform_data" "set" { for_each = toset(["b", "a"]) }
      module "one" {
        source = "./inner"
        name   = "one"
      }
      module "many" {
        source   = "./inner"
        for_each = toset(["x", "y"])
        name     = each.key
      }
      module "zero" {
        source = "./inner"
        count  = 0
        name   = "z"
      }
      module "two" {
        source = "./inner"
        count  = 2
        name   = "n\${count.index}"
      }`);
    expect(addressesOf(configuration)).toEqual([
      'module.many["x"].terraform_data.r[0]',
      'module.many["x"].terraform_data.r[1]',
      'module.many["y"].terraform_data.r[0]',
      'module.many["y"].terraform_data.r[1]',
      'module.one.terraform_data.r[0]',
      'module.two[0].terraform_data.r[0]',
      'module.two[0].terraform_data.r[1]',
      'module.two[1].terraform_data.r[0]',
      'module.two[1].terraform_data.r[1]',
      'terraform_data.constructor["a.b"]',
      'terraform_data.constructor["constructor"]',
      'terraform_data.set["a"]',
      'terraform_data.set["b"]',
    ]);
  });

  it('of which the number is not known are one that may not be there', async () => {
    const configuration = await read(`
      variable "many" { type = number }
      resource "terraform_data" "some" { count = var.many }`);
    expect(configuration.resources).toMatchObject([{ repetition: 'count' }]);
  });
});

describe('a variable', () => {
  it('of which the default is null is null, and one without a default is not known', async () => {
    const { resources } = await read(`
      variable "unset" {
        type    = string
        default = null
      }
      variable "open" { type = string }
      resource "terraform_data" "r" {
        input = [coalesce(var.unset, "other"), var.unset == null, var.open == null]
      }`);
    const input = resources[0]?.attributes['input'];
    expect(input).toMatchObject(['other', true, { reason: 'var.open has no value' }]);
  });
});

describe('try', () => {
  it('of an attribute that an apply makes known is that attribute, and of what may fail is not', async () => {
    const { resources } = await read(`
      resource "terraform_data" "one" { count = 1 }
      resource "terraform_data" "two" {
        input = [try(terraform_data.one[0].id, null), try(terraform_data.one[0].output.arn, null)]
      }`);
    const two = resources.find(({ name }) => name === 'two');
    expect(two?.attributes['input']).toMatchObject([
      { expression: '${terraform_data.one[0].id}', references: ['terraform_data.one[0].id'] },
      { expression: expect.stringContaining('try(') },
    ]);
  });
});

describe('an output', () => {
  it.each([
    ['module.one.name', 'ONE'],
    ['"${module.one.name}${module.one.name}"', 'ONEONE'],
    ['module.many["x"].name', 'X'],
    ['[for m in module.two : m.name]', ['N0', 'N1']],
    ['module.two[*].name', ['N0', 'N1']],
    ['{ for k, m in module.many : k => m.name }', { x: 'X', y: 'Y' }],
    ['length(module.zero)', 0],
    ['one(module.zero[*].name)', null],
    ['terraform_data.constructor["constructor"].input', 1],
    ['{ for k, v in terraform_data.constructor : k => v.input }', { constructor: 1, 'a.b': 2 }],
    ['keys(terraform_data.constructor)', ['a.b', 'constructor']],
    ['try(terraform_data.none[0].input, "none")', 'none'],
    ['length(terraform_data.none)', 0],
    ['terraform_data.c[*].input', ['in-0', 'in-1']],
  ])('of %s', async (text, value) => {
    const { outputs } = await read(`
      resource "terraform_data" "constructor" {
        for_each = { constructor = 1, "a.b" = 2 }
        input    = each.value
      }
      resource "terraform_data" "none" { count = 0 }
      resource "terraform_data" "c" {
        count = 2
        input = "in-\${count.index}"
      }
      module "one" {
        source = "./inner"
        name   = "one"
      }
      module "many" {
        source   = "./inner"
        for_each = toset(["x", "y"])
        name     = each.key
      }
      module "zero" {
        source = "./inner"
        count  = 0
        name   = "z"
      }
      module "two" {
        source = "./inner"
        count  = 2
        name   = "n\${count.index}"
      }
      output "o" { value = ${text} }`);
    expect(outputs).toMatchObject([{ value }]);
  });

  it('of a whole resource is known after an apply', async () => {
    const { outputs } = await read(`
      resource "terraform_data" "u" { input = 1 }
      output "o" { value = terraform_data.u }`);
    expect(outputs.map(({ value }) => isUnknown(value))).toEqual([true]);
  });
});

describe('a dynamic block', () => {
  it('has an iterator of its own', async () => {
    const configuration = await read(`
      resource "aws_security_group" "g" {
        dynamic "ingress" {
          for_each = { a = 80, b = 443 }
          iterator = port
          content {
            description = port.key
            from_port   = port.value
          }
        }
      }`);
    expect(configuration.find('aws_security_group.g')?.attributes['ingress']).toEqual([
      { description: 'a', from_port: 80 },
      { description: 'b', from_port: 443 },
    ]);
  });

  it('may have another one in it', async () => {
    const configuration = await read(`
      resource "aws_s3_bucket_lifecycle_configuration" "l" {
        dynamic "rule" {
          for_each = [{ id = "r1", days = [30, 60] }, { id = "r2", days = [] }]
          content {
            id = rule.value.id
            dynamic "transition" {
              for_each = rule.value.days
              content {
                days          = transition.value
                storage_class = transition.key == 0 ? "STANDARD_IA" : "GLACIER"
              }
            }
          }
        }
      }`);
    const { attributes } = configuration.find('aws_s3_bucket_lifecycle_configuration.l') ?? {};
    expect(attributes?.['rule']).toEqual([
      {
        id: 'r1',
        transition: [
          { days: 30, storage_class: 'STANDARD_IA' },
          { days: 60, storage_class: 'GLACIER' },
        ],
      },
      { id: 'r2', transition: [] },
    ]);
  });
});
