import { Token } from 'cdktf';

/** A zone of a region, a Local Zone of a city, or a Wavelength Zone of a carrier. */
export interface Zone {
  readonly name: string;
  readonly kind: 'availability' | 'local' | 'wavelength';
  readonly region: string;
  /** What tells zones of one region apart: `1a`, `lax-1a`, `wl1-bos-wlz-1`. */
  readonly id: string;
  /** What an account opts in to: `us-west-2-lax-1`. A zone of the region itself needs none. */
  readonly group?: string;
}

const REGION = /^([a-z]{2}(?:-[a-z]+)+-\d)/;

/**
 * Reads the name of a zone.
 *
 * @returns undefined for what is none, and for a token
 */
export function parseZone(name: string): Zone | undefined {
  const region = Token.isUnresolved(name) ? undefined : REGION.exec(name)?.[1];
  if (region === undefined) return undefined;
  const rest = name.slice(region.length);
  if (/^[a-z]$/.test(rest)) {
    return { name, kind: 'availability', region, id: `${region.slice(-1)}${rest}` };
  }
  if (/^-[a-z]{3}-\d+[a-z]$/.test(rest)) {
    return { name, kind: 'local', region, id: rest.slice(1), group: name.slice(0, -1) };
  }
  const carrier = /^-(wl\d+)-[a-z]{3}-wlz-\d+$/.exec(rest)?.[1];
  return carrier === undefined
    ? undefined
    : { name, kind: 'wavelength', region, id: rest.slice(1), group: `${region}-${carrier}` };
}

/** Whether a zone is known to lie beside the region's own: a Local Zone or a Wavelength Zone. */
export function isBesideRegion(name: string): boolean {
  return (parseZone(name)?.kind ?? 'availability') !== 'availability';
}

/** What a zone's constructs are called; a zone that only Terraform knows goes by its place. */
export function zoneId(name: string, index: number): string {
  return parseZone(name)?.id ?? `zone${index + 1}`;
}
