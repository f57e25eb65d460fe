import { foreignMachineCode } from './machine-code';

/** The start of an ELF file for a processor: 183 is AArch64, 62 is x86-64. */
function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header.writeUInt16LE(machine, 18);
  return header;
}

describe('foreignMachineCode', () => {
  const entries = [
    { path: 'a/arm.node', content: elf(183) },
    { path: 'a/intel.so.8.18.7', content: elf(62) },
    { path: 'a/index.js', content: Buffer.from('module.exports = 1') },
  ];

  it.each([
    ['arm64', 'a/intel.so.8.18.7'],
    ['x64', 'a/arm.node'],
  ] as const)('names what %s cannot load', (architecture, path) => {
    expect(foreignMachineCode(entries, architecture)).toEqual([path]);
  });

  it.each([
    ['another system', Buffer.from('cffaedfe'.repeat(8), 'hex')],
    ['a truncated download', elf(183).subarray(0, 10)],
  ])('names machine code of %s', (_, content) => {
    expect(foreignMachineCode([{ path: 'a.node', content }], 'arm64')).toEqual(['a.node']);
  });
});
