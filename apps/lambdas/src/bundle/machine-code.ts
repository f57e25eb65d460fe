import type { ZipEntry } from './deterministic-zip';
import type { Architecture } from './settings';

/** `e_machine` of an ELF header: EM_AARCH64 and EM_X86_64. */
const elfMachines: Readonly<Record<number, Architecture>> = { 183: 'arm64', 62: 'x64' };

const elfMagic = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);
const elfMachineOffset = 18;

/** The libraries and add-ons in `entries` that Lambda could not load on that architecture. */
export function foreignMachineCode(
  entries: readonly ZipEntry[],
  architecture: Architecture,
): readonly string[] {
  return entries
    .filter(({ path }) => /\.(?:node|so(?:\.\d+)*)$/.test(path))
    .filter(({ content }) => machineOf(content) !== architecture)
    .map(({ path }) => path);
}

function machineOf(content: Uint8Array): Architecture | undefined {
  const header = Buffer.from(content.subarray(0, elfMachineOffset + 2));
  if (header.length < elfMachineOffset + 2 || !header.subarray(0, 4).equals(elfMagic)) {
    return undefined;
  }
  return elfMachines[header.readUInt16LE(elfMachineOffset)];
}
