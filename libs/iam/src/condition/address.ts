/** An IP address as a number; undefined for what is none. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Whether an address lies in a range such as `203.0.113.0/24`, or is the address itself. */
export function isInRange(range: string, address: string): boolean {
  const [network = '', length, ...more] = range.split('/');
  const base = addressOf(network);
  const given = addressOf(address);
  if (base === undefined || given === undefined || base.bits !== given.bits || more.length > 0)
    return false;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return false;
  const prefix = length === undefined ? base.bits : Number(length);
  if (prefix > base.bits) return false;
  const shift = BigInt(base.bits - prefix);
  return base.value >> shift === given.value >> shift;
}

function addressOf(text: string): Address | undefined {
  return text.includes(':') ? version6(text) : version4(text);
}

function version4(text: string): Address | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || bytes.some((byte) => !/^\d{1,3}$/.test(byte) || Number(byte) > 255))
    return undefined;
  return { bits: 32, value: bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) };
}

function version6(text: string): Address | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined;
  return {
    bits: 128,
    value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n),
  };
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}
